import { useAppTexts } from './texts.ts';

/** The name of who did something, as people know it: `user:li.ming` is li.ming, the product itself is "system". */
export function useActorName(): (actor: string) => string {
  const t = useAppTexts();
  return (actor) => {
    const [kind = '', name = actor] = actor.split(/:(.*)/s);
    return kind === 'service' ? t('system') : name;
  };
}
