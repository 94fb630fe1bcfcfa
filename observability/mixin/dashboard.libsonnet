// The dashboard: what is wrong, since when, what changed. What is needed first is at the top.
{
  local config = $._config,
  local grafana = import 'panels.libsonnet',
  local labels = config.serviceLabels,
  local service = labels[std.length(labels) - 1],

  // variables: the wider labels by their own names, then service and instance
  local variable(label) = if label == service then 'service' else label,
  local matcher(label, name) = '%s=~"$%s"' % [label, name],
  local scope = std.join(', ', [matcher(label, variable(label)) for label in labels]),
  local promql = import 'promql.libsonnet',
  local within(more) = promql(config { selector: promql(config).matchers(more) }),
  local metric = within(scope + ', ' + matcher(config.instanceLabel, 'instance')).metric,
  local ofCheck(name, more='') = metric(name, 'check=~"$check"' + (if more == '' then '' else ', ' + more)),

  // the worst status of several instances, as a number: the position in the list of words
  local worst(name, by, more, words) =
    'max by (%s) (\n  %s\n)' % [by, std.join('\n  or\n  ', [
      '%s * %d' % [metric(name, '%sstatus="%s"' % [more, words[i][0]]), i]
      for i in std.range(0, std.length(words) - 1)
    ])],
  local color = { up: '#2aa87c', degraded: '#c08400', draining: '#56b4e9', starting: '#3b6fe0', unknown: '#6b7480', down: '#a32f00' },
  local words(list) = [[word, color[word]] for word in list],
  local checkWords = words(['up', 'degraded', 'unknown', 'down']),
  local probeWords = words(['up', 'degraded', 'draining', 'starting', 'unknown', 'down']),
  local gateWords = [['open', color.up], ['closed', color.degraded]],
  local redFrom1 = [{ color: 'green', value: null }, { color: 'red', value: 1 }],
  local yellowFrom1 = [{ color: 'green', value: null }, { color: 'yellow', value: 1 }],

  local now = [
    grafana.stat('Instances', 'Instances that report health.', grafana.now('count(%s)' % metric('health_info')), [{ color: 'text', value: null }]),
    grafana.stat(
      'Not ready',
      'Instances whose readiness does not pass, for whatever reason.',
      grafana.now('sum(%s)' % metric('health_probe_status', 'probe="readiness", status!~"up|degraded"')),
      redFrom1
    ),
    grafana.stat('Checks down', 'Checks that are down on at least one instance.', grafana.now('count(max by (check) (%s) == 1) or vector(0)' % metric('health_check_status', 'status="down"')), redFrom1),
    grafana.stat('Checks degraded', 'Checks that are degraded on at least one instance.', grafana.now('count(max by (check) (%s) == 1) or vector(0)' % metric('health_check_status', 'status="degraded"')), yellowFrom1),
    grafana.stat('Checks without a fresh result', 'Never ran, or their last result is too old.', grafana.now('count(max by (check) (%s) == 1) or vector(0)' % metric('health_check_status', 'status="unknown"')), yellowFrom1),
    grafana.stat('Gates closed', 'Gates that are closed on at least one instance.', grafana.now('count(max by (gate) (%s) == 1) or vector(0)' % metric('health_gate_closed')), yellowFrom1),
    grafana.table(
      'Alerts',
      'Pending and firing alerts of the service, those of single checks included.',
      // alerts have the labels of the service, and not those of the selector
      grafana.now('ALERTS{alertname=~"Health.+", %s}' % scope)
    ),
    grafana.series(
      'Instances by version',
      'A deployment shows as one line that replaces another.',
      [grafana.query('count by (version) (%s)' % metric('health_info'), '{{version}}')],
      stacked=true
    ),
  ],

  local probes = [
    grafana.states(
      'Worst status of each probe',
      'Of the selected instances. Down, unknown, starting and draining do not pass.',
      [grafana.query(worst('health_probe_status', 'probe', '', probeWords), '{{probe}}')],
      probeWords
    ),
    grafana.series(
      'Instances by status of readiness',
      'How many instances get traffic: those that are up or degraded.',
      [grafana.query('sum by (status) (%s)' % metric('health_probe_status', 'probe="readiness"'), '{{status}}')],
      stacked=true,
      colors=color
    ),
  ],

  local checks = [
    grafana.states(
      'Worst status of each check',
      'Of the selected instances.',
      [grafana.query(worst('health_check_status', 'check', 'check=~"$check", ', checkWords), '{{check}}')],
      checkWords
    ),
    grafana.table(
      'Not up now',
      'Which check, on which instance.',
      grafana.now('%s == 1' % ofCheck('health_check_status', 'status!="up"'))
    ),
    grafana.series(
      'Age of the oldest result',
      'Grows as a straight line when a check no longer runs.',
      [grafana.query('max by (check) (%s)' % ofCheck('health_check_age_seconds'), '{{check}}')],
      unit='s'
    ),
    grafana.series(
      'Time since the last success',
      'Of the instance that has waited longest.',
      [grafana.query('time() - min by (check) (%s)' % ofCheck('health_check_last_success_timestamp_seconds'), '{{check}}')],
      unit='s'
    ),
    grafana.series(
      'Stuck runs',
      'Instances on which a run is past its deadline and does not return.',
      [grafana.query('sum by (check) (%s)' % ofCheck('health_check_stuck'), '{{check}}')],
      stacked=true
    ),
  ],

  local latency = [
    grafana.heatmap(
      'Runs by latency',
      'All selected checks and instances together.',
      grafana.query('sum by (le) (increase(%s[$__rate_interval]))' % ofCheck('health_check_duration_seconds_bucket'), '{{le}}')
    ),
    grafana.series(
      'Latency: p50 and p99',
      'Estimated from the buckets. Compare p99 with the timeout of the check.',
      [
        grafana.query('histogram_quantile(%s, sum by (check, le) (rate(%s[$__rate_interval])))' % [quantile[0], ofCheck('health_check_duration_seconds_bucket')], '{{check}} ' + quantile[1])
        for quantile in [['0.5', 'p50'], ['0.99', 'p99']]
      ],
      unit='s'
    ),
    grafana.series(
      'Mean latency',
      'Exact, without buckets.',
      [grafana.query('sum by (check) (rate(%s[$__rate_interval])) / sum by (check) (rate(%s[$__rate_interval]))' % [ofCheck('health_check_duration_seconds_sum'), ofCheck('health_check_duration_seconds_count')], '{{check}}')],
      unit='s'
    ),
    grafana.series(
      'Runs by outcome',
      'Per second.',
      [grafana.query('sum by (outcome) (rate(%s[$__rate_interval]))' % ofCheck('health_check_runs_total'), '{{outcome}}')],
      unit='ops',
      stacked=true
    ),
  ],

  local transitions = [
    grafana.series(
      'Transitions by check',
      'Of the selected instances together.',
      [grafana.query('sum by (check, to) (increase(%s[$__rate_interval]))' % ofCheck('health_check_transitions_total'), '{{check}} to {{to}}')],
      stacked=true
    ),
    grafana.series(
      'Restless checks',
      'The ten with the most transitions within the window of HealthCheckFlapping, on the instance that has most.',
      [grafana.query('topk(10, max by (check) (sum by (check, %s) (increase(%s[%s]))))' % [config.instanceLabel, ofCheck('health_check_transitions_total'), config.alerts.HealthCheckFlapping.window], '{{check}}')]
    ),
  ],

  local gates = [
    grafana.states(
      'Gates',
      'Closed on at least one of the selected instances.',
      [grafana.query('max by (gate) (%s)' % metric('health_gate_closed'), '{{gate}}')],
      gateWords
    ),
    grafana.series(
      'Instances with a closed gate',
      '',
      [grafana.query('sum by (gate) (%s)' % metric('health_gate_closed'), '{{gate}}')],
      stacked=true
    ),
  ],

  local requests = [
    grafana.series(
      'Probe requests by code',
      'Per second. No requests of a probe: nobody asks it.',
      [grafana.query('sum by (probe, code) (rate(%s[$__rate_interval]))' % metric('health_probe_requests_total'), '{{probe}} {{code}}')],
      unit='reqps',
      stacked=true
    ),
    grafana.series(
      'Share of requests that fail',
      'Responses of 400 and above.',
      [grafana.query(
        'sum by (probe) (rate(%s[$__rate_interval])) / sum by (probe) (rate(%s[$__rate_interval]))' % [metric('health_probe_requests_total', 'code=~"[45].."'), metric('health_probe_requests_total')],
        '{{probe}}'
      )],
      unit='percentunit'
    ),
  ],

  local choice(name, query, one=false) = {
    type: 'query',
    name: name,
    datasource: { type: 'prometheus', uid: '${datasource}' },
    definition: query,
    query: { query: query, refId: name },
    refresh: 2,
    sort: 1,
    multi: !one,
    includeAll: !one,
    allValue: if one then null else '.*',
    current: if one then {} else { selected: true, text: ['All'], value: ['$__all'] },
  },

  // each variable offers what the wider ones leave; one service at a time, because checks of two may have the same name
  local choices = [
    local wider = std.join(', ', [matcher(label, variable(label)) for label in labels[0:i]]);
    choice(variable(labels[i]), 'label_values(%s, %s)' % [within(wider).metric('health_info'), labels[i]], one=labels[i] == service)
    for i in std.range(0, std.length(labels) - 1)
  ] + [
    choice('instance', 'label_values(%s, %s)' % [within(scope).metric('health_info'), config.instanceLabel]),
    choice('check', 'label_values(%s, check)' % within(scope).metric('health_check_status')),
  ],

  local rows =
    grafana.row('Now', 0, 4, [4, 4, 4, 4, 4, 4], now[0:6]) +
    grafana.row('Alerts and versions', 5, 7, [14, 10], now[6:8]) +
    grafana.row('Probes', 13, 8, [12, 12], probes) +
    grafana.row('Checks', 22, 9, [14, 10, 8, 8, 8], checks) +
    grafana.row('Latency', 41, 9, [12, 12, 12, 12], latency) +
    grafana.row('Transitions', 60, 8, [12, 12], transitions) +
    grafana.row('Gates', 69, 7, [12, 12], gates) +
    grafana.row('Requests', 77, 8, [12, 12], requests),

  grafanaDashboards+:: {
    'lifesigns-dashboard.json': {
      uid: config.dashboard.uid,
      title: config.dashboard.title,
      tags: config.dashboard.tags,
      schemaVersion: 39,
      editable: true,
      graphTooltip: 1,
      refresh: config.dashboard.refresh,
      time: { from: config.dashboard.from, to: 'now' },
      timezone: 'browser',
      annotations: { list: [] },
      links: [{ type: 'link', title: 'What each alert means', url: config.runbook, targetBlank: true }],
      templating: { list: [{ type: 'datasource', name: 'datasource', label: 'data source', query: 'prometheus', current: {} }] + choices },
      panels: [rows[i] { id: i + 1 } for i in std.range(0, std.length(rows) - 1)],
    },
  },
}
