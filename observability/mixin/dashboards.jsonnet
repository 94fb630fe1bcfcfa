// The dashboards that `render` writes, by the name of their file.
(import 'mixin.libsonnet').grafanaDashboards
