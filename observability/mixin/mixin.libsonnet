// The whole, in the shape of every monitoring mixin: _config, prometheusRules, prometheusAlerts, grafanaDashboards.
(import 'config.libsonnet') +
(import 'rules.libsonnet') +
(import 'alerts.libsonnet') +
(import 'dashboard.libsonnet')
