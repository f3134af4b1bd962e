import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AnyStateNode } from 'xstate';
import { flowMachine } from './machine.ts';
import type { ScreenName } from './view.ts';

const nodes = everyNode(flowMachine.root as AnyStateNode);
const nameOf = (node: AnyStateNode): string => node.path.join('_');

function everyNode(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap((child) => everyNode(child as AnyStateNode))];
}

/** The targets of a state's own transitions, for any trigger. */
function targetsOf(node: AnyStateNode): AnyStateNode[] {
  const own = [...node.transitions.values()].flat().concat(node.always ?? []);
  return own.flatMap((transition) => transition.target ?? []) as AnyStateNode[];
}

describe('the drawing in docs/flow.md', () => {
  const doc = readFileSync(new URL('../../docs/flow.md', import.meta.url), 'utf8');
  const drawing = /```mermaid\n(.*?)```/s.exec(doc)?.[1] ?? '';
  const drawn = [...drawing.matchAll(/^ *state "[^"]+" as (\w+)/gm)].map((match) => match[1]);
  const arrows = [...drawing.matchAll(/^ *(\w+) --> (\w+)/gm)].map(([, from, to]) => ({ from, to }));

  it('shows every state of the machine, each once, and no other', () => {
    const real = nodes.filter((node) => node.path.length > 0).map(nameOf);
    expect([...drawn].sort()).toEqual([...real].sort());
  });

  it('has arrows', () => expect(arrows.length).toBeGreaterThan(30));

  it.each(arrows)('$from --> $to is a transition', ({ from, to }) => {
    const node = nodes.find((candidate) => nameOf(candidate) === from);
    expect(node && targetsOf(node).map(nameOf)).toContain(to);
  });

  it('starts where the machine starts', () => {
    const starts = [...drawing.matchAll(/\[\*\] --> (\w+)/g)].map((match) => match[1]);
    for (const node of nodes.filter((candidate) => candidate.type === 'compound')) {
      if (nameOf(node) === 'session_result_screen') continue;
      expect(starts).toContain(node.initial.target.map(nameOf)[0]);
    }
  });
});

describe('the machine', () => {
  const screens: Record<ScreenName, true> = {
    starting: true,
    waiting: true,
    consent: true,
    declined: true,
    camera: true,
    checking: true,
    live: true,
    notLive: true,
    noAttemptsLeft: true,
    staffCalled: true,
    problem: true,
    outcomeUnknown: true,
    cameraFault: true,
    notSetUp: true,
    outOfOrder: true,
    staff: true,
  };
  const screenTags = (node: AnyStateNode | undefined): string[] =>
    node ? [...node.tags.filter((tag) => tag in screens), ...screenTags(node.parent)] : [];

  it('gives every screen to some state', () => {
    const given = new Set(nodes.flatMap((node) => node.tags));
    for (const screen of Object.keys(screens)) expect(given).toContain(screen);
  });

  it('gives no state at rest two screens, and none to a region beside one', () => {
    for (const node of nodes.filter((candidate) => candidate.type === 'atomic')) {
      const region = /_(limit)_/.exec(nameOf(node));
      expect(screenTags(node), nameOf(node)).toHaveLength(region ? 0 : 1);
    }
  });

  it('has an answer to the failure of everything it invokes', () => {
    const invoking = nodes.filter((node) => node.invoke.length > 0);
    expect(invoking.length).toBeGreaterThan(8);
    for (const node of invoking) {
      for (const invoked of node.invoke) {
        expect(node.transitions.get(`xstate.error.actor.${invoked.id}`), nameOf(node)).toBeDefined();
      }
    }
  });

  it('has one way to live', () => {
    const ways = nodes.filter((node) => targetsOf(node).some((target) => target.key === 'live'));
    expect(ways.map(nameOf)).toEqual(['session_checking']);
  });
});
