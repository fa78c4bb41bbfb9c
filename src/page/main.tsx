import { render } from 'preact';
import './app.css';

const root = document.getElementById('app');
if (root) render(<h1>Crucible</h1>, root);
