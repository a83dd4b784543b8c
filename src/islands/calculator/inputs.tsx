import { useMemo, useState } from 'preact/hooks';
import { Glyph } from '../../components/marks/glyph';
import { valueControls, type Arch, type ValueControl } from '../../core';
import { leaves, withKernel, withNode, withRelease } from '../shared/edit';
import { KernelField, ReleaseField, Segmented } from '../shared/fields';
import { Follow } from '../shared/follow';
import { ValueField } from '../shared/value-control';
import { count } from '../shared/verdict';
import type { Words } from '../shared/words';
import { FactField } from './fact-field';
import { ACCESS } from './facts';
import { More } from './more';
import { DeviceField, DistributionField, leavesOpen } from './node-fields';
import type { Tool } from './use-tool';

/** Values in sight from the start; the others fold away while they are at their defaults. */
const MAIN = ['kubeProxyReplacement', 'bpf.masquerade', 'routingMode', 'tunnel'];
const SYSTEM = ['governor', 'tuned', 'irqbalance', 'preemption'] as const;

interface Props {
  tool: Tool;
  words: Words;
}

/** The values of the chart, each against its default. */
function Values({ tool, words }: Props) {
  const { text } = words;
  const { environment, report, edit, loads } = tool;
  const controls = valueControls(report.release);
  // What was set when the description came stays in sight; what is set later stays where it is, under the pointer.
  const seen = useMemo(() => new Set([...MAIN, ...leaves(environment)]), [loads]);
  const first = [...seen].flatMap((path) => controls.filter((control) => control.path === path));
  const others = controls.filter((control) => !first.includes(control));
  const field = (control: ValueControl) => (
    <ValueField key={control.path} {...{ words, control, environment }} onChange={edit} />
  );
  return (
    <section class="group" data-late>
      <h2>
        Helm values <small>{text('calc.values.against', { version: report.release.version })}</small>
      </h2>
      {first.map(field)}
      {others.length > 0 && (
        <More title={text('calc.values.more')}>
          {() =>
            [...new Set(others.map(({ group }) => group))].map((group) => (
              <>
                <h3>{text(`calc.group.${group}`)}</h3>
                {others.filter((control) => control.group === group).map(field)}
              </>
            ))
          }
        </More>
      )}
    </section>
  );
}

/** What the kernel string leaves open, and the architecture. */
function System({ tool, words }: Props) {
  const { text } = words;
  const { environment, report, edit } = tool;
  const { arch, distribution } = environment.node ?? {};
  return (
    <>
      {(leavesOpen(report) || distribution !== undefined) && <DistributionField {...{ tool, words }} />}
      <Segmented
        words={words}
        name="arch"
        legend={text('calc.arch')}
        value={arch ?? ''}
        onPick={(picked) => edit((now) => withNode(now, { arch: picked === '' ? undefined : (picked as Arch) }))}
        choices={[
          { value: 'amd64', label: 'amd64' },
          { value: 'arm64', label: 'arm64' },
          { value: '', label: text('calc.dont-know'), kind: 'unknown' },
        ]}
      />
    </>
  );
}

/** Device, memory, processors; what the system is set to folds away. */
function Hardware({ tool, words }: Props) {
  const { text } = words;
  const { environment, report, edit, loads } = tool;
  const fields = { words, environment, edit };
  const told = useMemo(() => SYSTEM.some((id) => ACCESS[id].read(environment) !== ''), [loads]);
  return (
    <>
      <FactField {...fields} id="driver" />
      {report.hostRouting.conditions.some(({ id }) => id === 'host-routing.device-without-mac') && (
        <DeviceField {...{ tool, words }} />
      )}
      <div class="pair3">
        <FactField {...fields} id="mtu" />
        <FactField {...fields} id="memory" />
        <FactField {...fields} id="cpus" />
      </div>
      <More title={text('calc.system')} open={told}>
        {() => SYSTEM.map((id) => <FactField key={id} {...fields} id={id} />)}
      </More>
    </>
  );
}

/** What is known of the node: its kernel and Cilium's release answer at once, the others follow a key stroke. */
function Node({ tool, words }: Props) {
  const { text } = words;
  const { environment, report, edit, jump } = tool;
  return (
    <section class="group" data-late>
      <h2>{text('calc.node')}</h2>
      <KernelField
        {...{ words, environment, report }}
        id="kernel"
        onInput={(kernel) => edit((now) => withKernel(now, kernel))}
      />
      <Follow on={[tool]} now={jump}>
        {() => <System {...{ tool, words }} />}
      </Follow>
      <ReleaseField
        {...{ words, environment, report }}
        id="cilium"
        onInput={(cilium) => edit((now) => withRelease(now, cilium))}
      />
      <Follow on={[tool]} now={jump}>
        {() => <Hardware {...{ tool, words }} />}
      </Follow>
    </section>
  );
}

/** What no command on the node prints, or only with another node's help. */
function Network({ tool, words }: Props) {
  const { environment, edit } = tool;
  return (
    <section class="group" data-late>
      <h2>{words.text('calc.network')}</h2>
      {(['sameL2', 'platform', 'pathMtu', 'ipOptions'] as const).map((id) => (
        <FactField key={id} {...{ words, environment, edit, id }} />
      ))}
    </section>
  );
}

/** The description of the cluster; on a phone one line, until it is asked for. */
export function Inputs({ tool, words }: Props) {
  const { text } = words;
  const [shown, show] = useState(false);
  const { environment, report } = tool;
  return (
    <>
      <button
        type="button"
        class="showin"
        aria-expanded={shown}
        aria-controls="inputs"
        onClick={() => show((before) => !before)}
      >
        <span>
          <code>{(environment.node?.kernel ?? '').slice(0, 40) || text('calc.not-known')}</code> · Cilium{' '}
          <code>{report.release.version}</code> · {count(leaves(environment).length, 'set', words)}
        </span>
        <Glyph name="down" />
      </button>
      <form class="inputs" id="inputs" data-shown={shown ? '' : undefined} onSubmit={(event) => event.preventDefault()}>
        <Node {...{ tool, words }} />
        <Follow on={[tool]} now={tool.jump}>
          {() => (
            <>
              <Network {...{ tool, words }} />
              <Values {...{ tool, words }} />
            </>
          )}
        </Follow>
      </form>
    </>
  );
}
