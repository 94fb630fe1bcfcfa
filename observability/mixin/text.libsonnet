// Pieces of annotations that alerts share: Go templates, which Prometheus expands when an alert fires.
function(config)
  local serviceLabels = config.serviceLabels;
  local last = std.length(serviceLabels) - 1;
  local ofService = std.join(', ', ['%s=%%q' % name for name in serviceLabels]);

  // the selector is part of what printf formats, in which it has to stay as it is
  local promql = (import 'promql.libsonnet')(config { selector: std.strReplace(config.selector, '%', '%%') });
  // series that are scraped; those that a rule records have the labels of the service only
  local scraped = promql.matchers(ofService);

  // a query about the service of the alert, and about the value of another of its labels
  local query(format, labels=[]) =
    'query (printf `%s` %s)' % [format, std.join(' ', ['$labels.' + name for name in serviceLabels + labels])];

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

    instances: '{{ with %s }}{{ . | first | value }}{{ end }}' % query('count(health_info{%s})' % scraped),

    knownInstances: '{{ with %s }}{{ . | first | value }}{{ end }}' % query('count(instance:health_info:known{%s})' % ofService),
    silentInstances: listed(
      query('topk(3, instance:health_info:known{%s} unless on (%s) %s)' % [ofService, promql.instance, promql.metric('health_info')]),
      config.instanceLabel,
      '{{ %s }}'
    ),

    // three instances at most on which that series of the alert's check or gate is 1
    instancesWith(metric, matcher='', label='check')::
      listed(
        query('topk(3, %s{%s%s, %s=%%q} == 1)' % [metric, matcher, scraped, label], [label]),
        config.instanceLabel,
        '{{ %s }}'
      ),

    age: '{{ with %s }}{{ . | first | value | humanizeDuration }}{{ else }}there is none{{ end }}'
         % query('max(health_check_age_seconds{%s, check=%%q})' % scraped, ['check']),

    // each with its number of instances
    checksNotUp: counted('topk(5, count by (check) (health_check_status{status!="up", %s} == 1))' % scraped, 'check'),
    probeStatuses: counted('count by (status) (health_probe_status{%s, probe=%%q} == 1)' % scraped, 'status', ['probe']),
    gatesClosed: counted('topk(5, count by (gate) (health_gate_closed{%s} == 1))' % scraped, 'gate'),
  }
