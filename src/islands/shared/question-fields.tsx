import type { Environment, Report } from '../../core';
import { withOtherKernel, withRelease } from './edit';
import { KernelField, ReleaseField } from './fields';
import type { Edit } from './use-cluster';
import type { Words } from './words';

interface Props {
  words: Words;
  environment: Environment;
  report: Report;
  edit: Edit;
  /** Goes before the ids of the fields, where two forms may meet on a page. */
  prefix?: string;
  /** Said under the release where nothing else is. */
  note?: string;
}

/** The question every tool asks first: the node's kernel and Cilium's release. */
export function QuestionFields({ words, environment, report, edit, prefix = '', ...rest }: Props) {
  return (
    <>
      <KernelField
        {...{ words, environment, report }}
        id={`${prefix}kernel`}
        onInput={(kernel) => edit((now) => withOtherKernel(now, kernel))}
      />
      <ReleaseField
        {...{ words, environment, report }}
        {...rest}
        id={`${prefix}cilium`}
        onInput={(cilium) => edit((now) => withRelease(now, cilium))}
      />
    </>
  );
}
