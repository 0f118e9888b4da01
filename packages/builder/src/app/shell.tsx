import '@mantine/notifications/styles.css';
import { AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Failure, Waiting } from './list-frame.tsx';
import { useLive } from './live.ts';
import { useMe } from './me.ts';
import { NavigationBar } from './navigation-bar.tsx';
import { useAppTexts } from './texts.ts';

/** What stands around every screen of staff. Whoever is not signed in is led to the sign-in, and back afterwards. */
export function Shell() {
  const me = useMe();
  const { pathname } = useLocation();
  if (me.isPending) return <Waiting />;
  if (me.error) return <Failure error={me.error} onRetry={() => void me.refetch()} />;
  if (!me.data) return <ToSignIn />;
  return <Frame key={me.data.user.id} pathname={pathname} />;
}

/** Leads to the sign-in once, from the address that was asked for: while it goes there, the location is the sign-in's already. */
function ToSignIn() {
  const navigate = useNavigate();
  const { href } = useLocation();
  const [asked] = useState(href);
  useEffect(() => {
    void navigate({ to: '/sign-in', search: asked === '/' ? {} : { to: asked }, replace: true });
  }, [navigate, asked]);
  return <Waiting />;
}

function Frame({ pathname }: { readonly pathname: string }) {
  const t = useAppTexts();
  const [opened, { toggle, close }] = useDisclosure();
  useLive('tasks');
  // The address is the reason to close the menu.
  useEffect(close, [pathname]);
  // Screens that need all the width: the canvas, a table's rules, and the reviewer's photo.
  const drawing = /^\/(flows|tables|executions|review)\/[^/]+/.test(pathname);
  return (
    <AppShell
      header={{ height: { base: 52, sm: 0 } }}
      navbar={{ width: drawing ? 64 : 216, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={0}
      transitionDuration={0}
    >
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <AppShell.Header hiddenFrom="sm">
        <Group h="100%" px="md">
          <Burger opened={opened} onClick={toggle} size="sm" aria-label={t('menu')} />
          <Text fw={600}>{t('brand')}</Text>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className="navbar">
        <NavigationBar narrow={drawing && !opened} />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
      <Notifications position="bottom-center" limit={3} />
    </AppShell>
  );
}
