// The alerts. Each is one per service and what failed in it, never one per instance.
{
  local config = $._config,
  local promql = (import 'promql.libsonnet')(config),
  local text = (import 'text.libsonnet')(config),

  local alert(name, expr, summary, description) = {
    alert: name,
    expr: expr,
    'for': config.alerts[name].after,
    labels: { severity: config.alerts[name].severity },
    annotations: {
      summary: summary,
      description: description,
      runbook_url: '%s#%s' % [config.runbook, std.asciiLower(name)],
    },
  },

  // instances whose probe fails although nobody asked for it, as a share of those that ought to pass
  local failing = |||
    (
      count by (%(by)s) (
        %(failing)s == 1
        unless on (%(instance)s) %(gated)s
      )
      /
      count by (%(by)s) (
        %(serving)s == 1
        unless on (%(instance)s) %(gated)s
      )
    ) > %(share)g
  ||| % {
    by: promql.by(['probe']),
    instance: promql.instance,
    failing: promql.metric('health_probe_status', 'status=~"down|unknown"'),
    serving: promql.metric('health_probe_status', 'status!~"starting|draining"'),
    gated: promql.gated,
    share: config.alerts.HealthProbeFailing.share,
  },

  local notPassing = |||
    (
      count by (%(by)s) (%(failing)s == 1)
      /
      count by (%(by)s) (%(all)s)
    ) > %(share)g
    unless on (%(by)s)
  ||| % {
    by: promql.by(['probe']),
    failing: promql.metric('health_probe_status', 'probe!="startup", status!~"up|degraded"'),
    all: promql.metric('health_probe_status', 'probe!="startup", status="up"'),
    share: config.alerts.HealthProbeNotPassing.share,
  } + failing,

  local silent = 'instance:health_info:known unless on (%s) %s' % [promql.instance, promql.metric('health_info')],

  local checksWith(status, more='') = |||
    count by (%(by)s) (
      %(status)s
      unless on (%(instance)s) %(draining)s
    %(more)s)
  ||| % {
    by: promql.by(['check']),
    status: promql.check(status),
    instance: promql.instance,
    draining: promql.draining,
    more: more,
  },

  prometheusAlerts+:: {
    groups+: [
      {
        name: 'lifesigns-outage',
        rules: [
          alert(
            'HealthProbeFailing',
            failing,
            '%s: {{ $labels.probe }} fails on {{ $value | humanizePercentage }} of the instances' % text.service,
            '{{ if eq $labels.probe "readiness" }}These instances get no traffic. {{ else if eq $labels.probe "liveness" }}The platform restarts these instances. {{ end }}Checks that are not up, with their number of instances: %s.' % text.checksNotUp,
          ),
          alert(
            'HealthProbeNotPassing',
            notPassing,
            '%s: {{ $labels.probe }} has not passed on {{ $value | humanizePercentage }} of the instances for %s' % [text.service, config.alerts.HealthProbeNotPassing.after],
            'Failed checks alone do not explain it: look for instances that are starting, draining, or behind a closed gate. Instances by status: %s. Closed gates: %s.' % [text.probeStatuses, text.gatesClosed],
          ),
          alert(
            'HealthServiceSilent',
            |||
              (
                count by (%(by)s) (%(silent)s)
                /
                count by (%(by)s) (instance:health_info:known)
              ) > %(share)g
            ||| % { by: promql.service, silent: silent, share: config.alerts.HealthServiceSilent.share },
            '%s: no report from {{ $value | humanizePercentage }} of the instances' % text.service,
            'Prometheus still has them as targets, and they reported before. They have crashed or frozen, or Prometheus cannot reach them. Until they are back, the other alerts of this service see only the rest. Silent now: %s.' % text.silentInstances,
          ),
        ],
      },
      {
        name: 'lifesigns-checks',
        rules: [
          alert(
            'HealthCheckDown',
            checksWith('down', '  unless on (%s) %s == 1\n' % [promql.byInstance(['check']), promql.metric('health_check_stuck')]),
            '%s: check {{ $labels.check }} is down on {{ $value }} of %s instances' % [text.service, text.instances],
            'If it costs the service its traffic, HealthProbeFailing fires as well; if not, the service works without what this check looks at. Seen on %s.' % text.instancesWith('health_check_status', 'status="down", '),
          ),
          alert(
            'HealthCheckStuck',
            |||
              count by (%(by)s) (
                %(stuck)s == 1
                unless on (%(instance)s) %(draining)s
              )
            ||| % {
              by: promql.by(['check']),
              stuck: promql.metric('health_check_stuck'),
              instance: promql.instance,
              draining: promql.draining,
            },
            '%s: check {{ $labels.check }} is stuck on {{ $value }} of %s instances' % [text.service, text.instances],
            'A run is past its deadline and has not returned, and until it does the check cannot run again. Take a thread dump before anybody restarts it. Seen on %s.' % text.instancesWith('health_check_stuck'),
          ),
          alert(
            'HealthCheckStale',
            checksWith('unknown'),
            '%s: check {{ $labels.check }} has no fresh result on {{ $value }} of %s instances' % [text.service, text.instances],
            'It never ran, or its last result is too old to count. Age of the oldest result: %s. Seen on %s.' % [
              text.age,
              text.instancesWith('health_check_status', 'status="unknown", '),
            ],
          ),
          alert(
            'HealthCheckFlapping',
            |||
              max by (%(by)s) (
                sum by (%(byInstance)s) (increase(%(transitions)s[%(window)s]))
                and on (%(byInstance)s) %(exists)s
              ) > %(transitions_allowed)d
            ||| % {
              by: promql.by(['check']),
              byInstance: promql.byInstance(['check']),
              transitions: promql.metric('health_check_transitions_total'),
              exists: promql.metric('health_check_status', 'status="up"'),
              window: config.alerts.HealthCheckFlapping.window,
              transitions_allowed: config.alerts.HealthCheckFlapping.transitions,
            },
            '%s: check {{ $labels.check }} changed its status {{ printf "%%.0f" $value }} times in %s' % [text.service, config.alerts.HealthCheckFlapping.window],
            'That is on one instance, the worst. If the check is critical, the instance leaves and joins the traffic each time. Compare the latency of the check with its timeout.',
          ),
          alert(
            'HealthCheckDegraded',
            checksWith('degraded'),
            '%s: check {{ $labels.check }} is degraded on {{ $value }} of %s instances' % [text.service, text.instances],
            'It works, but not as it should. Probes pass, so nobody has to get up. Seen on %s.' % text.instancesWith('health_check_status', 'status="degraded", '),
          ),
        ],
      },
      {
        name: 'lifesigns-instances',
        rules: [
          alert(
            'HealthGateClosed',
            |||
              count by (%(by)s) (
                %(gated)s
                unless on (%(instance)s) %(draining)s
              )
            ||| % { by: promql.by(['gate']), gated: promql.gated, instance: promql.instance, draining: promql.draining },
            '%s: gate {{ $labels.gate }} has been closed for %s on {{ $value }} of %s instances' % [text.service, config.alerts.HealthGateClosed.after, text.instances],
            'A person or a program closed it and has not opened it again. The reason is in the detailed view. Seen on %s.' % text.instancesWith('health_gate_closed', '', 'gate'),
          ),
          alert(
            'HealthInstanceSilent',
            |||
              count by (%(service)s) (
                instance:health_info:known
                unless on (%(instance)s) max_over_time(%(info)s[%(silence)s])
              )
            ||| % {
              service: promql.service,
              instance: promql.instance,
              info: promql.metric('health_info'),
              silence: config.alerts.HealthInstanceSilent.silence,
            },
            '%s: no report from {{ $value }} of %s instances for %s' % [text.service, text.knownInstances, config.alerts.HealthInstanceSilent.silence],
            'Prometheus still has them as targets, and they reported before. They have crashed or frozen, or Prometheus cannot reach them. Silent now: %s.' % text.silentInstances,
          ),
          alert(
            'HealthServiceGone',
            |||
              count by (%(by)s) (instance:health_info:known offset %(memory)s)
              unless
              count by (%(by)s) (instance:health_info:known)
            ||| % { by: promql.service, memory: config.alerts.HealthServiceGone.memory },
            '%s: reported %s ago and has no target now' % [text.service, config.alerts.HealthServiceGone.memory],
            'It had {{ $value }} instances. It was removed, renamed or scaled to zero, or service discovery has lost it. This alert ends by itself within %s.' % config.alerts.HealthServiceGone.memory,
          ),
        ],
      },
    ],
  },
}
