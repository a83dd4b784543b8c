import { useMemo } from 'preact/hooks';
import { Glyph } from '../../components/marks/glyph';
import { valueControls, type Arch, type Environment, type Report, type ValueControl } from '../../core';
import { leaves, withKernel, withNode, withRelease } from '../shared/edit';
import { KernelField, ReleaseField, Segmented } from '../shared/fields';
import { useMounted } from '../shared/use-mounted';
import { ValueField } from '../shared/value-control';
import { Rich, type Words } from '../shared/words';

interface Props {
  words: Words;
  environment: Environment;
  report: Report;
  edit: (next: Environment) => void;
}

/** Values in sight from the start; the others fold away while they are at their defaults. */
const MAIN = ['kubeProxyReplacement', 'bpf.masquerade', 'routingMode', 'tunnel'];

/** What the kernel string leaves open, or what was already said about it. */
function DistributionField({ words, environment, report, edit }: Props) {
  const { text } = words;
  return (
    <div class="field">
      <label class="label" for="distribution">
        {text('calc.distribution')}
      </label>
      <input
        class="in mono"
        id="distribution"
        name="distribution"
        value={environment.node?.distribution ?? ''}
        placeholder="rhel 8.10"
        spellcheck={false}
        autocomplete="off"
        aria-describedby="distribution-why"
        onInput={(event) => edit(withNode(environment, { distribution: event.currentTarget.value || undefined }))}
      />
      <span class="note" id="distribution-why">
        {leavesOpen(report) && <Rich text={text('calc.distribution.why')} />}
      </span>
    </div>
  );
}

/** Shown where the release looks at it: a device without a MAC address keeps 1.13 at Legacy. */
function DeviceField({ words, environment, edit }: Omit<Props, 'report'>) {
  const { text } = words;
  const nics = environment.node?.nics ?? [];
  const value = nics.some(({ l2 }) => l2 === false) ? 'no' : nics.some(({ l2 }) => l2 === true) ? 'yes' : '';
  const answer = (picked: string) => {
    const { l2: _, ...first } = nics[0] ?? { driver: 'unknown' };
    const said = picked === '' ? first : { ...first, l2: picked === 'yes' };
    const kept = picked !== '' || first.driver !== 'unknown' ? [said] : [];
    const next = [...kept, ...nics.slice(1).map(({ l2: __, ...nic }) => nic)];
    edit(withNode(environment, { nics: next.length > 0 ? next : undefined }));
  };
  return (
    <Segmented
      words={words}
      name="l2"
      legend={text('calc.l2')}
      value={value}
      onPick={answer}
      choices={[
        { value: 'yes', label: text('calc.l2.yes') },
        { value: 'no', label: text('calc.l2.no') },
        { value: '', label: text('calc.dont-know'), kind: 'unknown' },
      ]}
    />
  );
}

/** Does the string leave open which distribution, or which minor release of one that backports? */
function leavesOpen({ kernel }: Report): boolean {
  if (kernel === null || !kernel.ok) return false;
  const { distribution, vendorBackports, vendorRelease } = kernel;
  return distribution === 'unknown' || distribution === 'vanilla' || (vendorBackports && vendorRelease === undefined);
}

/** The description of the cluster: node, then the values host routing depends on. */
export function Inputs({ words, environment, report, edit, loads }: Props & { loads: number }) {
  const { text } = words;
  const { node } = environment;
  const mounted = useMounted();
  const controls = valueControls(report.release);
  // What was set when the description came stays in sight; what is set later stays where it is, under the pointer.
  const seen = useMemo(() => new Set([...MAIN, ...leaves(environment)]), [loads]);
  const first = [...seen].flatMap((path) => controls.filter((control) => control.path === path));
  const others = controls.filter((control) => !first.includes(control));
  const field = (control: ValueControl) => (
    <ValueField key={control.path} {...{ words, control, environment }} onChange={edit} />
  );
  return (
    <form class="inputs" onSubmit={(event) => event.preventDefault()}>
      <section class="group">
        <h2>{text('calc.node')}</h2>
        <KernelField
          {...{ words, environment, report }}
          id="kernel"
          onInput={(kernel) => edit(withKernel(environment, kernel))}
        />
        {(leavesOpen(report) || node?.distribution !== undefined) && (
          <DistributionField {...{ words, environment, report, edit }} />
        )}
        <Segmented
          words={words}
          name="arch"
          legend={text('calc.arch')}
          value={node?.arch ?? ''}
          onPick={(arch) => edit(withNode(environment, { arch: arch === '' ? undefined : (arch as Arch) }))}
          choices={[
            { value: 'amd64', label: 'amd64' },
            { value: 'arm64', label: 'arm64' },
            { value: '', label: text('calc.dont-know'), kind: 'unknown' },
          ]}
        />
        <ReleaseField
          {...{ words, environment, report }}
          id="cilium"
          onInput={(cilium) => edit(withRelease(environment, cilium))}
        />
        {report.hostRouting.conditions.some(({ id }) => id === 'host-routing.device-without-mac') && (
          <DeviceField {...{ words, environment, edit }} />
        )}
      </section>
      <section class="group">
        <h2>
          Helm values <small>{text('calc.values.against', { version: report.release.version })}</small>
        </h2>
        {first.map(field)}
        {others.length > 0 && (
          <details class="more">
            <summary>
              <Glyph name="down" />
              {text('calc.values.more')}
            </summary>
            {mounted && (
              <div>
                {[...new Set(others.map(({ group }) => group))].map((group) => (
                  <>
                    <h3>{text(`calc.group.${group}`)}</h3>
                    {others.filter((control) => control.group === group).map(field)}
                  </>
                ))}
              </div>
            )}
          </details>
        )}
      </section>
    </form>
  );
}
