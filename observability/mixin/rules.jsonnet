// The files of rules that `render` writes, as text by name.
local mixin = import 'mixin.libsonnet';
local yaml = import 'yaml.libsonnet';

local notice = '# Rendered from the mixin by observability/render. Do not edit.\n';
local groups = mixin.prometheusRules.groups + mixin.prometheusAlerts.groups;

{
  'lifesigns-rules.yaml': notice + yaml({ groups: groups }),
  'lifesigns-prometheusrule.yaml': notice + yaml({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'lifesigns', labels: { prometheus: 'k8s', role: 'alert-rules' } },
    spec: { groups: groups },
  }),
}
