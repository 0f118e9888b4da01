import './kind-icon.css';
import {
  IconArrowsSplit2,
  IconBook2,
  IconBrain,
  IconFileInvoice,
  IconHeadset,
  IconMessage2,
  IconPackageImport,
  IconPlug,
  IconPuzzle,
  IconShieldCheck,
  IconUser,
} from '@tabler/icons-react';

type Look = { readonly icon: typeof IconPlug; readonly ink: string; readonly ground: string };

/** How a node looks, by the capability that its kind names first. Anything else is a part. */
const looks: Readonly<Record<string, Look>> = {
  flows: { icon: IconArrowsSplit2, ink: '#3b4f6b', ground: '#e8eef6' },
  conversations: { icon: IconMessage2, ink: '#0d5f59', ground: '#dbeeeb' },
  dialog: { icon: IconMessage2, ink: '#0d5f59', ground: '#dbeeeb' },
  customers: { icon: IconUser, ink: '#6b3f7a', ground: '#f3e9f6' },
  documents: { icon: IconFileInvoice, ink: '#8a4b08', ground: '#fbeedd' },
  claims: { icon: IconShieldCheck, ink: '#97223a', ground: '#fbe8ec' },
  intents: { icon: IconBrain, ink: '#1d4f91', ground: '#e4eefb' },
  knowledge: { icon: IconBook2, ink: '#1d4f91', ground: '#e4eefb' },
  desk: { icon: IconHeadset, ink: '#5a5208', ground: '#f5f2d8' },
  bpmn: { icon: IconPackageImport, ink: '#5b5b5b', ground: '#eeeeee' },
  parts: { icon: IconPuzzle, ink: '#2f5d2f', ground: '#e6f2e4' },
};
const part: Look = { icon: IconPlug, ink: '#2f5d2f', ground: '#e6f2e4' };

/** The look of a kind of node. */
export function lookOf(kind: string): Look {
  return looks[kind.split('.')[0] ?? ''] ?? part;
}

/** The icon of a kind of node on its own ground. Decoration: the name stands beside it. */
export function KindIcon({ kind, size }: { readonly kind: string; readonly size: number }) {
  const { icon: Icon, ink, ground } = lookOf(kind);
  return (
    <span className="kind-icon" style={{ width: size, height: size, background: ground, color: ink }} aria-hidden="true">
      <Icon size={Math.round(size * 0.58)} stroke={1.7} />
    </span>
  );
}
