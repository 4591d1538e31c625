// Preloaded into a measured program: leaves its peak resident memory in kilobytes in the file that BENCH_PEAK names.
import { writeFileSync } from 'node:fs';

process.on('exit', () => writeFileSync(process.env.BENCH_PEAK ?? '/dev/null', String(process.resourceUsage().maxRSS)));
