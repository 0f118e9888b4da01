import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useAppTexts } from './texts.ts';

/** Says something at the foot of the screen for a moment; read out by screen readers, closed by hand or by itself. */
export function useNotice(): (message: string, colour?: 'teal' | 'orange' | 'red') => void {
  const t = useAppTexts();
  const close = t('close');
  return useCallback(
    (message, color = 'teal') => void notifications.show({ message, color, autoClose: 5000, closeButtonProps: { 'aria-label': close } }),
    [close],
  );
}
