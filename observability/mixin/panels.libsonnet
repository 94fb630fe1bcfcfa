// Panels of Grafana, as far as this dashboard needs them.
local datasource = { type: 'prometheus', uid: '${datasource}' };

local panel(type, title, description, targets, unit='short') = {
  type: type,
  title: title,
  description: description,
  datasource: datasource,
  targets: [targets[i] { refId: std.char(65 + i) } for i in std.range(0, std.length(targets) - 1)],
  fieldConfig: { defaults: { unit: unit, min: 0 }, overrides: [] },
  options: {},
};

local colored(text, color, index) = { text: text, color: color, index: index };

{
  query(expr, legend=''):: { datasource: datasource, expr: expr, legendFormat: legend, range: true },
  now(expr):: self.query(expr) { instant: true, range: false },

  series(title, description, targets, unit='short', stacked=false, colors={})::
    panel('timeseries', title, description, targets, unit) {
      fieldConfig+: { defaults+: { custom: {
        drawStyle: 'line',
        fillOpacity: if stacked then 40 else 0,
        showPoints: 'never',
        stacking: { mode: if stacked then 'normal' else 'none', group: 'A' },
      } }, overrides: [
        {
          matcher: { id: 'byName', options: name },
          properties: [{ id: 'color', value: { mode: 'fixed', fixedColor: colors[name] } }],
        }
        for name in std.objectFields(colors)
      ] },
      options: {
        legend: { displayMode: 'table', placement: 'bottom', calcs: ['lastNotNull', 'max'], showLegend: true },
        tooltip: { mode: 'multi', sort: 'desc' },
      },
    },

  stat(title, description, target, colors)::
    panel('stat', title, description, [target]) {
      fieldConfig+: { defaults+: {
        color: { mode: 'thresholds' },
        noValue: '0',
        thresholds: { mode: 'absolute', steps: colors },
      } },
      options: {
        colorMode: 'background',
        graphMode: 'none',
        justifyMode: 'auto',
        reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
        textMode: 'auto',
      },
    },

  // words: the text and color of each value, from 0 on
  states(title, description, targets, words)::
    panel('state-timeline', title, description, targets) {
      fieldConfig+: { defaults+: {
        custom: { fillOpacity: 80, lineWidth: 0 },
        color: { mode: 'thresholds' },
        thresholds: { mode: 'absolute', steps: [{ color: 'text', value: null }] },
        mappings: [{
          type: 'value',
          options: {
            [std.toString(i)]: colored(words[i][0], words[i][1], i)
            for i in std.range(0, std.length(words) - 1)
          },
        }],
      } },
      options: {
        mergeValues: true,
        showValue: 'auto',
        alignValue: 'left',
        rowHeight: 0.85,
        legend: { showLegend: false, displayMode: 'list', placement: 'bottom' },
        tooltip: { mode: 'single', sort: 'none' },
      },
    },

  heatmap(title, description, target)::
    panel('heatmap', title, description, [target { format: 'heatmap' }]) {
      options: {
        calculate: false,
        cellGap: 1,
        color: { mode: 'scheme', scheme: 'Blues', steps: 64, exponent: 0.5, fill: 'dark-blue', reverse: false },
        yAxis: { unit: 's', axisPlacement: 'left' },
        rowsFrame: { layout: 'auto' },
        tooltip: { mode: 'single', yHistogram: true, showColorScale: true },
        legend: { show: true },
      },
    },

  // without the columns that say nothing
  table(title, description, target)::
    panel('table', title, description, [target { format: 'table' }]) {
      options: { showHeader: true, cellHeight: 'sm' },
      transformations: [{
        id: 'organize',
        options: { excludeByName: { [name]: true for name in ['Time', 'Value', '__name__'] } },
      }],
    },

  // panels of equal height, left to right; each width is in 24ths
  row(title, y, height, widths, panels)::
    local left(i) = std.foldl(function(sum, width) sum + width, widths[0:i], 0);
    [{ type: 'row', title: title, collapsed: false, panels: [], gridPos: { x: 0, y: y, w: 24, h: 1 } }] +
    [
      panels[i] { gridPos: { x: left(i) % 24, y: y + 1 + height * std.floor(left(i) / 24), w: widths[i], h: height } }
      for i in std.range(0, std.length(panels) - 1)
    ],
}
