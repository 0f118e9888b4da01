import { ActionIcon, Group, Text, Tooltip, UnstyledButton } from '@mantine/core';
import type { ReviewCase, ReviewField } from '@mortise/shared/claim';
import { IconPhotoOff, IconRotateClockwise, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useState } from 'react';
import { useTextIn } from '../app/language.ts';
import { useReviewTexts } from './texts.ts';

type Props = {
  readonly photos: ReviewCase['photos'];
  /** Index into `photos`. */
  readonly shown: number;
  readonly fields: readonly ReviewField[];
  readonly lit: string | undefined;
  onShow(photo: number): void;
  onLight(field: string | undefined): void;
};

/** The customer's photo with a box around everything that was read; the box of the field pointed at lights up, and the other way round. */
export function PhotoViewer({ photos, shown, fields, lit, onShow, onLight }: Props) {
  const t = useReviewTexts();
  const [zoom, setZoom] = useState(1);
  const [turned, setTurned] = useState(0);
  const photo = photos[shown];
  if (!photo) {
    return (
      <section className="photo-stage empty" aria-label={t('photos')}>
        <IconPhotoOff size={40} stroke={1.3} aria-hidden="true" />
        <Text c="gray.6">{t('noPhotos')}</Text>
      </section>
    );
  }
  const tools = [
    { name: 'zoomIn', icon: IconZoomIn, act: () => setZoom(Math.min(zoom * 1.25, 5)) },
    { name: 'zoomOut', icon: IconZoomOut, act: () => setZoom(Math.max(zoom / 1.25, 0.5)) },
    { name: 'turn', icon: IconRotateClockwise, act: () => setTurned((turned + 90) % 360) },
  ] as const;
  return (
    <section className="photo-stage" aria-label={t('photos')}>
      <Group className="photo-tools" gap={4}>
        {tools.map(({ name, icon: Icon, act }) => (
          <Tooltip key={name} label={t(name)}>
            <ActionIcon variant="default" size={36} aria-label={t(name)} onClick={act}>
              <Icon size={18} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        ))}
      </Group>
      {/* A photo larger than its place is scrolled by keyboard too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section className="photo-scroll" tabIndex={0} aria-label={photo.name}>
        <div className="photo-sheet" style={{ width: `${zoom * 100}%`, transform: `rotate(${turned}deg)` }}>
          <img src={photo.url} alt={photo.name} />
          {photo.width > 0 && <Boxes width={photo.width} height={photo.height} fields={fields} lit={lit} onLight={onLight} />}
        </div>
      </section>
      {photos.length > 1 && (
        <Group gap={8} className="photo-strip">
          {photos.map(({ url, name }, at) => (
            <UnstyledButton
              key={url}
              className={`photo-thumb${at === shown ? ' here' : ''}`}
              aria-pressed={at === shown}
              onClick={() => onShow(at)}
            >
              <img src={url} alt={t('photo', { n: at + 1, name })} />
            </UnstyledButton>
          ))}
        </Group>
      )}
    </section>
  );
}

type BoxesProps = { readonly width: number; readonly height: number } & Pick<Props, 'fields' | 'lit' | 'onLight'>;

function Boxes({ width, height, fields, lit, onLight }: BoxesProps) {
  const textIn = useTextIn();
  return (
    <svg className="photo-boxes" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {fields.map(({ name, title, value, box }) =>
        box ? (
          // The list of fields does the same for the keyboard.
          // biome-ignore lint/a11y/noStaticElementInteractions: see above
          <polygon
            key={name}
            points={box.map((point) => point.join(',')).join(' ')}
            className={name === lit ? 'lit' : ''}
            strokeWidth={width / 350}
            onMouseEnter={() => onLight(name)}
            onMouseLeave={() => onLight(undefined)}
          >
            <title>{`${textIn(title)} ${value}`}</title>
          </polygon>
        ) : null,
      )}
    </svg>
  );
}
