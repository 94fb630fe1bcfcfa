// What users change. Override in a mixin of your own: (import 'mixin.libsonnet') + {_config+:: {alerts+: {HealthCheckDown+: {severity: 'critical'}}}}
{
  _config+:: {
    // the labels of a target that name one service, from the widest to the narrowest
    serviceLabels: ['namespace', 'job'],
    // the label of a target that names one instance of it
    instanceLabel: 'instance',
    // matchers for every query, such as 'environment="production"'
    selector: '',
    runbook: 'https://github.com/lifesigns/lifesigns/blob/main/docs/alerts.md',

    // critical: wake somebody; warning: somebody looks the same day; info: on the dashboard only
    alerts: {
      // "share" is that of the instances; the alert fires above it
      HealthProbeFailing: { severity: 'critical', after: '2m', share: 0.5 },
      HealthProbeNotPassing: { severity: 'critical', after: '15m', share: 0.5 },
      HealthServiceSilent: { severity: 'critical', after: '5m', share: 0.5 },
      HealthInstanceSilent: { severity: 'warning', after: '1m', silence: '15m' },
      HealthServiceGone: { severity: 'warning', after: '10m', memory: '1h' },
      HealthCheckDown: { severity: 'warning', after: '5m' },
      HealthCheckStuck: { severity: 'warning', after: '5m' },
      HealthCheckStale: { severity: 'warning', after: '5m' },
      HealthCheckFlapping: { severity: 'warning', after: '1m', transitions: 6, window: '30m' },
      HealthGateClosed: { severity: 'warning', after: '1h' },
      HealthCheckDegraded: { severity: 'info', after: '10m' },
    },

    dashboard: {
      uid: 'lifesigns-health',
      title: 'Lifesigns / Health',
      tags: ['lifesigns'],
      refresh: '30s',
      from: 'now-3h',
    },
  },
}
