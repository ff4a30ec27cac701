# Reads lines "group ours theirs" and prints for each group the geometric mean of the ratios, its
# 95 % interval (Student's, on their logarithms) and their range.
# Variables: other, whose figures are theirs; bound, how far from 1 they agree, such as 0.03.
# Exit status: 0 every interval is within the bound; 1 one lies wholly beyond; 3 undecided.
BEGIN {
  split("12.706 4.303 3.182 2.776 2.571 2.447 2.365 2.306 2.262 2.228 2.201 2.179 2.160 2.145 " \
    "2.131 2.120 2.110 2.101 2.093 2.086 2.080 2.074 2.069 2.064 2.060 2.056 2.052 2.048 2.045", t, " ")
}
{
  ratio = log($2 / $3)
  if (!($1 in n)) { order[++groups] = $1; least[$1] = most[$1] = ratio }
  n[$1]++; sum[$1] += ratio; squares[$1] += ratio ^ 2
  if (ratio < least[$1]) least[$1] = ratio
  if (ratio > most[$1]) most[$1] = ratio
}
END {
  if (groups == 0) { print "There is nothing to compare."; exit 2 }
  for (g = 1; g <= groups; g++) {
    k = order[g]; mean = sum[k] / n[k]
    # Equal ratios leave a rounding error, which may be negative.
    rest = squares[k] - sum[k] ^ 2 / n[k]
    half = rest > 0 ? t[n[k] - 1] * sqrt(rest / (n[k] - 1) / n[k]) : 0
    low = exp(mean - half); high = exp(mean + half)
    printf "%s: ours / %s %.3f [%.3f, %.3f], from %.3f to %.3f, %d pairs\n", k, other, exp(mean), low, high,
      exp(least[k]), exp(most[k]), n[k]
    if (high < 1 - bound || low > 1 + bound) beyond++
    else if (low < 1 - bound || high > 1 + bound) undecided++
  }
  percent = 100 * bound " %"
  if (beyond) { print "They differ: " beyond " of " groups " intervals lie wholly beyond " percent "."; exit 1 }
  if (undecided) { print "Undecided: " undecided " of " groups " intervals reach beyond " percent "; use more --repetitions."; exit 3 }
  print "They agree: every interval is within " percent "."
}
