// Remembers which targets have ever reported health, for as long as they are targets: without it, a target that stops
// reporting looks like one that never did.
{
  local promql = (import 'promql.libsonnet')($._config),

  prometheusRules+:: {
    groups+: [{
      name: 'lifesigns-rules',
      rules: [{
        record: 'instance:health_info:known',
        expr: |||
          group by (%(instance)s) (%(info)s)
          or
          (instance:health_info:known and on (%(instance)s) up)
        ||| % { instance: promql.instance, info: promql.metric('health_info') },
      }],
    }],
  },
}
