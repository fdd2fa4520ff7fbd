// Loaded before a program that is measured: tells at its end how much memory it held at most, in kilobytes.
process.on('exit', () => process.stderr.write(`PEAK ${process.resourceUsage().maxRSS}\n`));
