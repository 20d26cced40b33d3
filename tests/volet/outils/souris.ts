/** A hand that waits, as people do: it clicks on what answers, whatever the pane was still busy with on a loaded machine. */
import { waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

export type Souris = ReturnType<typeof userEvent.setup>;

function repond(cible: Element): boolean {
  return !cible.matches(':disabled') && cible.getAttribute('aria-disabled') !== 'true';
}

export function creerSouris(): Souris {
  const souris = userEvent.setup();
  const click: Souris['click'] = async (cible) => {
    await waitFor(() => {
      if (!repond(cible)) throw new Error(`« ${cible.textContent} » ne répond pas encore.`);
    });
    await souris.click(cible);
  };
  return { ...souris, click };
}
