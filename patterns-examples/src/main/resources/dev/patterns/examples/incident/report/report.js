'use strict';

const result = JSON.parse(byId('result').textContent);
result.acts = result.acts || [];
STORY.showHeadline(result);
showSetting(result);
showSummary(result.acts);
if (result.explorer) showExplorer(result.explorer);
if (STORY.objectives) showLevels(result);
showSeries(result.acts);
showParameters(result.parameters || []);
document.body.dataset.drawn = 'true';
