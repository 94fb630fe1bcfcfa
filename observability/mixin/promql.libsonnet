// Pieces of queries that rules and dashboard share.
function(config) {
  local labels(list) = std.join(', ', list),

  service: labels(config.serviceLabels),
  instance: labels(config.serviceLabels + [config.instanceLabel]),

  // what goes between the braces: the selector, and more
  matchers(more):: labels([part for part in [config.selector, more] if part != '']),

  // series of a metric: metric('health_gate_closed', 'gate="x"')
  metric(name, matchers='')::
    local all = self.matchers(matchers);
    name + (if all == '' then '' else '{%s}' % all),

  by(dimensions):: labels(config.serviceLabels + dimensions),
  byInstance(dimensions):: labels(config.serviceLabels + [config.instanceLabel] + dimensions),

  check(status):: self.metric('health_check_status', 'status="%s"' % status) + ' == 1',
  draining:: self.metric('health_probe_status', 'probe="readiness", status="draining"') + ' == 1',
  gated:: self.metric('health_gate_closed') + ' == 1',
}
