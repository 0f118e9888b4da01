import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './chat.css';
import { ChatPage } from './chat-page.tsx';

const root = document.getElementById('root');
const tenant = new URLSearchParams(location.search).get('tenant') ?? location.pathname.match(/^\/c\/([^/]+)/)?.[1] ?? '';
if (root) {
  createRoot(root).render(
    <StrictMode>
      <ChatPage tenant={tenant} />
    </StrictMode>,
  );
}
