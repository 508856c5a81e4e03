'use strict';
function showExplorer() {}
