package com.acme;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;

/** Makes a small picture of a large one. */
public class Thumbnail implements Callable<byte[]> {
  private final File picture;

  public Thumbnail(String folder) {
    this.picture = new File(folder, ExampleData.PICTURE);
  }

  @Override
  public byte[] call() throws Exception {
    BufferedImage large = ImageIO.read(picture);
    BufferedImage small = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.drawImage(large, 0, 0, 160, 120, null);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(small, "png", bytes);
    return bytes.toByteArray();
  }
}
