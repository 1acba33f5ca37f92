# forecast.R FILE FIRST LAST - the forecasts that R's package forecast makes
# of the weekly counts in FILE (week,group,count, complete), four weeks ahead
# from every fourth week of FIRST..LAST on: for each method a line
#
#	method WAPE MASE seconds (of processor)
#
# MASE is over the mean error of the same week of the year before, as
# js-forecast score has it.
suppressMessages(library(forecast))
args <- commandArgs(TRUE)
rows <- read.csv(args[1], encoding = "UTF-8", stringsAsFactors = FALSE)
weeks <- sort(unique(rows$week))
counts <- tapply(rows$count, list(rows$week, rows$group), sum)
origins <- seq(as.Date(args[2]), as.Date(args[3]), by = 28)
H <- 4

fourier_arima <- function(y) {
	x <- fourier(y, K = 3)
	fit <- auto.arima(y, xreg = x, seasonal = FALSE)
	forecast(fit, xreg = fourier(y, K = 3, h = H), h = H)$mean
}
methods <- list(
	snaive = function(y) snaive(y, h = H)$mean,
	thetaf = function(y) thetaf(y, h = H)$mean,
	ets = function(y) {
		# ets takes no period of 52: as its users do, without it
		forecast(ets(ts(as.numeric(y))), h = H)$mean
	},
	stlf = function(y) stlf(y, h = H)$mean,
	arima_fourier = fourier_arima)

for (name in names(methods)) {
	started <- sum(proc.time()[1:2])
	errors <- 0
	truth <- 0
	scaled <- c()
	for (group in colnames(counts)) for (o in seq_along(origins)) {
		at <- match(format(origins[o]), weeks)
		y <- as.numeric(counts[seq_len(at - 1), group])
		came <- as.numeric(counts[at:(at + H - 1), group])
		expected <- tryCatch(suppressWarnings(as.numeric(
			methods[[name]](ts(y, frequency = 52)))),
			error = function(e) rep(mean(tail(y, 8)), H))
		e <- abs(came - pmax(expected, 0))
		scale <- mean(abs(y[-(1:52)] - y[seq_len(length(y) - 52)]))
		errors <- errors + sum(e)
		truth <- truth + sum(came)
		if (scale > 0)
			scaled <- c(scaled, e / scale)
	}
	cat(sprintf("%s %.3f %.3f %.2f\n", name, errors / truth,
		mean(scaled), sum(proc.time()[1:2]) - started))
}
