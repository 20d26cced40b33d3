/** What jsdom lacks and Fluent UI asks for. */
import { configure } from '@testing-library/react';

class ObservateurInerte {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

export function preparerJsdom(): void {
  globalThis.ResizeObserver ??= ObservateurInerte;
  document.documentElement.lang = 'fr';
  document.title = 'Négoflux';
  configure({ asyncUtilTimeout: 20_000 });
}
