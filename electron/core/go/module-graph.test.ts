import { expect, test } from 'vitest';
import { chosenEdges, parseModuleGraph } from './module-graph.ts';

const graph = parseModuleGraph(
  [
    'example.com/app go@1.24',
    'example.com/app example.com/a@v1.0.0',
    'example.com/app toolchain@go1.24.1',
    'example.com/a@v1.0.0 example.com/b@v1.0.0',
    'example.com/a@v1.0.0 example.com/unused@v1.0.0',
    'example.com/a@v1.0.0 go@1.20',
    '',
  ].join('\n'),
);

test('edges lead to the versions that were chosen, and to nothing that is not in the build', () => {
  const chosen = new Map([
    ['example.com/a', 'v1.0.0'],
    ['example.com/b', 'v1.2.0'],
  ]);
  expect(chosenEdges(graph, 'example.com/app', chosen)).toEqual(['example.com/a@v1.0.0']);
  expect(chosenEdges(graph, 'example.com/a@v1.0.0', chosen)).toEqual(['example.com/b@v1.2.0']);
  expect(chosenEdges(graph, 'example.com/b@v1.2.0', chosen)).toEqual([]);
});
