import { Component, type ComponentChildren } from 'preact';
import { sameItems } from './same';
import { takeTurn } from './turns';

interface Props {
  /** What the part shows; while all of it is the same, the part stays as it is. */
  on: readonly unknown[];
  /** When this is another one, the part is rendered at once: a click must answer in its own frame. */
  now?: unknown;
  children: () => ComponentChildren;
}

/**
 * A part of a tool that follows a key stroke instead of being rendered with it: in a turn of its own, from what its owner
 * rendered last, so that the newest input wins. In between it stands as it was.
 */
export class Follow extends Component<Props> {
  private giveBack: (() => void) | undefined;

  override shouldComponentUpdate(next: Props): boolean {
    const { on, now } = this.props;
    if (next.now !== now) {
      this.giveBack?.();
      this.giveBack = undefined;
      return true;
    }
    if (sameItems(next.on, on)) return false;
    this.giveBack?.();
    this.giveBack = takeTurn(() => {
      this.giveBack = undefined;
      this.forceUpdate();
      return false;
    });
    return false;
  }

  override componentWillUnmount(): void {
    this.giveBack?.();
  }

  override render({ children }: Props) {
    return children();
  }
}
