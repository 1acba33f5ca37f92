# ets.R FILE N - what R's ets costs for one of the first N series of FILE
# (date,group,count, complete): fit and four weeks' forecast, in a line of
# milliseconds by the clock and of processor.
suppressMessages(library(forecast))
args <- commandArgs(TRUE)
rows <- read.csv(args[1], encoding = "UTF-8", stringsAsFactors = FALSE)
groups <- head(unique(rows$group), as.integer(args[2]))
counts <- lapply(groups, function(g) as.numeric(rows$count[rows$group == g]))
started <- proc.time()
for (y in counts) forecast(ets(ts(y)), h = 4)
took <- (proc.time() - started) * 1000 / length(counts)
cat(sprintf("%.3f %.3f\n", took[3], took[1] + took[2]))
