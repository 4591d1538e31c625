const by = (dimensions: Readonly<Record<string, unknown>>) =>
  Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
/** An alarm of one metric with these dimensions. */
export const alarm = (AlarmName: string, dimensions: Readonly<Record<string, unknown>>) => ({
  AlarmName,
  MetricName: 'CPUUtilization',
  Dimensions: by(dimensions),
});

/** An alarm of an expression over one metric with these dimensions. */
export const math = (AlarmName: string, dimensions: Readonly<Record<string, unknown>>) => ({
  AlarmName,
  Metrics: [
    { Id: 'e', Expression: 'm/2' },
    { Id: 'm', MetricStat: { Metric: { MetricName: 'CPUUtilization', Dimensions: by(dimensions) } } },
  ],
});
