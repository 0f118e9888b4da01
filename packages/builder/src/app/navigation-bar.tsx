import { ActionIcon, Badge, Box, Group, Menu, Stack, Text, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconChecklist,
  IconDeviceMobileMessage,
  IconFileCheck,
  IconHeadset,
  IconKey,
  IconLanguage,
  IconListDetails,
  IconLogout,
  IconPlugConnected,
  IconSitemap,
  IconTable,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api } from './api.ts';
import { chooseLanguage, useLanguage, useTextIn } from './language.ts';
import mark from './mark.svg';
import { type StaffRole, useHolds, useMe } from './me.ts';
import { useAppTexts } from './texts.ts';

type Place = {
  readonly name:
    | 'flows'
    | 'tables'
    | 'executions'
    | 'review'
    | 'incidents'
    | 'desk'
    | 'tasks'
    | 'people'
    | 'tokens'
    | 'connections'
    | 'outbox';
  readonly to:
    | '/flows'
    | '/tables'
    | '/executions'
    | '/review'
    | '/incidents'
    | '/desk'
    | '/tasks'
    | '/people'
    | '/tokens'
    | '/connections'
    | '/outbox';
  readonly icon: typeof IconKey;
  readonly roles: readonly StaffRole[];
  /** The types of tasks whose number stands beside the name. */
  readonly counts?: readonly string[];
  readonly demo?: boolean;
};

const sections: readonly { readonly name: 'build' | 'work' | 'manage'; readonly places: readonly Place[] }[] = [
  {
    name: 'build',
    places: [
      { name: 'flows', to: '/flows', icon: IconSitemap, roles: ['builder', 'approver', 'admin'] },
      { name: 'tables', to: '/tables', icon: IconTable, roles: ['builder', 'approver', 'admin'] },
      { name: 'executions', to: '/executions', icon: IconListDetails, roles: ['builder', 'approver', 'admin', 'reviewer', 'agent'] },
    ],
  },
  {
    name: 'work',
    places: [
      { name: 'review', to: '/review', icon: IconFileCheck, roles: ['reviewer', 'admin'], counts: ['claims.review'] },
      { name: 'incidents', to: '/incidents', icon: IconAlertTriangle, roles: ['builder', 'approver', 'admin'], counts: ['incident'] },
      { name: 'desk', to: '/desk', icon: IconHeadset, roles: ['agent', 'admin'], counts: ['desk.hand-over'] },
      {
        name: 'tasks',
        to: '/tasks',
        icon: IconChecklist,
        roles: ['builder', 'approver', 'agent', 'reviewer', 'admin'],
        counts: ['desk.task'],
      },
    ],
  },
  {
    name: 'manage',
    places: [
      { name: 'people', to: '/people', icon: IconUsers, roles: ['admin'] },
      { name: 'tokens', to: '/tokens', icon: IconKey, roles: ['admin'] },
      { name: 'connections', to: '/connections', icon: IconPlugConnected, roles: ['admin', 'builder'] },
      {
        name: 'outbox',
        to: '/outbox',
        icon: IconDeviceMobileMessage,
        roles: ['builder', 'approver', 'admin', 'reviewer', 'agent'],
        demo: true,
      },
    ],
  },
];

/** The ways to the screens that this person's roles open, with how much waits there. Narrow while a flow is drawn. */
export function NavigationBar({ narrow }: { readonly narrow: boolean }) {
  const t = useAppTexts();
  const holds = useHolds();
  const { data: me } = useMe();
  const { data: counts } = useQuery({ queryKey: ['tasks', 'counts'], queryFn: () => api.tasks.counts.query() });
  const shown = sections
    .map((section) => ({ ...section, places: section.places.filter(({ roles, demo }) => holds(...roles) && (!demo || me?.demo)) }))
    .filter(({ places }) => places.length > 0);
  return (
    <Stack h="100%" gap={0} p={narrow ? 8 : 'sm'}>
      <Group gap={10} px={narrow ? 8 : 6} py={6} mb="sm" wrap="nowrap">
        <img src={mark} alt={narrow ? t('brand') : ''} width={30} height={30} />
        {!narrow && <Brand />}
      </Group>
      <Box component="nav" aria-label={t('navigation')} flex={1} className="navigation">
        {shown.map(({ name, places }) => (
          <Stack key={name} gap={2} mb="md" role="group" aria-label={t(name)}>
            {!narrow && (
              <Text size="xs" c="gray.6" px={10} py={4} aria-hidden="true">
                {t(name)}
              </Text>
            )}
            {places.map((place) => (
              <PlaceLink key={place.name} place={place} narrow={narrow} count={countOf(place, counts?.byType ?? {})} />
            ))}
          </Stack>
        ))}
      </Box>
      <AccountMenu narrow={narrow} />
    </Stack>
  );
}

function Brand() {
  const textIn = useTextIn();
  const t = useAppTexts();
  const { data: me } = useMe();
  return (
    <Box miw={0}>
      <Text fw={700} lh={1.2}>
        {t('brand')}
      </Text>
      <Text size="xs" c="gray.6" truncate>
        {me && textIn(me.tenant.name)}
      </Text>
    </Box>
  );
}

function PlaceLink({ place, narrow, count }: { readonly place: Place; readonly narrow: boolean; readonly count: number }) {
  const t = useAppTexts();
  const Icon = place.icon;
  return (
    <Tooltip label={t(place.name)} position="right" disabled={!narrow}>
      <Link to={place.to} className="place" activeProps={{ className: 'place here', 'aria-current': 'page' }} data-narrow={narrow}>
        <Icon size={20} stroke={1.6} aria-hidden="true" />
        <span className={narrow ? 'unseen' : 'place-name'}>{t(place.name)}</span>
        {count > 0 && (
          <Badge size="sm" variant="filled" circle={count < 10} className="place-count">
            <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
            <span className="unseen">{t('waiting', { count })}</span>
          </Badge>
        )}
      </Link>
    </Tooltip>
  );
}

function AccountMenu({ narrow }: { readonly narrow: boolean }) {
  const t = useAppTexts();
  const language = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: me } = useMe();
  const signOut = async () => {
    await api.session.signOut.mutate();
    client.clear();
    await navigate({ to: '/sign-in' });
  };
  return (
    <Menu position="right-end" withArrow>
      <Menu.Target>
        {narrow ? (
          <ActionIcon variant="subtle" color="gray" size={44} aria-label={t('account')}>
            <IconUserCircle size={22} stroke={1.6} />
          </ActionIcon>
        ) : (
          <UnstyledButton className="place" aria-label={`${t('account')} ${me?.user.name ?? ''}`}>
            <IconUserCircle size={20} stroke={1.6} aria-hidden="true" />
            <span className="place-name">{me?.user.name}</span>
          </UnstyledButton>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me?.user.roles.map((role) => t(`role.${role}`)).join('、')}</Menu.Label>
        <Menu.Item leftSection={<IconLanguage size={16} />} onClick={() => chooseLanguage(language === 'zh' ? 'en' : 'zh')}>
          {t('language')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function countOf({ counts = [] }: Place, byType: Readonly<Record<string, number>>): number {
  return counts.reduce((sum, type) => sum + (byType[type] ?? 0), 0);
}
