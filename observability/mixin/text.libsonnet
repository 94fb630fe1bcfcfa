// Pieces of annotations that alerts share: Go templates, which Prometheus expands when an alert fires.
function(config)
  local serviceLabels = config.serviceLabels;
  local last = std.length(serviceLabels) - 1;
  local matchers = std.join(', ', ['%s=%%q' % name for name in serviceLabels]);

  // a query about the service of the alert, and about the value of another of its labels
  local query(format, labels=[]) =
    'query (printf `%s` %s)' % [
      format % matchers,
      std.join(' ', ['$labels.' + name for name in serviceLabels + labels]),
    ];

  local listed(query, label, item) =
    '{{ range $i, $found := %s | sortByLabel "%s" }}{{ if $i }}, {{ end }}%s{{ else }}none{{ end }}'
    % [query, label, item % ('$found.Labels.' + label)];

  local counted(format, label, labels=[]) = listed(query(format, labels), label, '{{ %s }} ({{ $found.Value }})');

  {
    // the name of the service: shop/orders, or orders where there is no namespace
    service: std.join('', [
      if i == last then '{{ $labels.%s }}' % serviceLabels[i] else '{{ with $labels.%s }}{{ . }}/{{ end }}' % serviceLabels[i]
      for i in std.range(0, last)
    ]),

    instances: '{{ with %s }}{{ . | first | value }}{{ end }}' % query('count(health_info{%s})'),

    knownInstances: '{{ with %s }}{{ . | first | value }}{{ end }}' % query('count(instance:health_info:known{%s})'),
    silentInstances: listed(
      query('topk(3, instance:health_info:known{%%s} unless on (%s) health_info)' % std.join(', ', serviceLabels + [config.instanceLabel])),
      config.instanceLabel,
      '{{ %s }}'
    ),

    // three instances at most on which that series of the alert's check or gate is 1
    instancesWith(metric, matcher='', label='check')::
      listed(
        query('topk(3, %s{%s%%s, %s=%%%%q} == 1)' % [metric, matcher, label], [label]),
        config.instanceLabel,
        '{{ %s }}'
      ),

    age: '{{ with %s }}{{ . | first | value | humanizeDuration }}{{ else }}there is none{{ end }}'
         % query('max(health_check_age_seconds{%s, check=%%q})', ['check']),

    // each with its number of instances
    checksNotUp: counted('topk(5, count by (check) (health_check_status{status!="up", %s} == 1))', 'check'),
    probeStatuses: counted('count by (status) (health_probe_status{%s, probe=%%q} == 1)', 'status', ['probe']),
    gatesClosed: counted('topk(5, count by (gate) (health_gate_closed{%s} == 1))', 'gate'),
  }
