/** A dialog by its title: in jsdom, for want of layout, it leaves the accessibility tree after a moment, and its name with it. */
import { screen } from '@testing-library/react';

export async function trouverDialogue(role: 'dialog' | 'alertdialog', titre: string): Promise<HTMLElement> {
  const dialogue = (await screen.findByText(titre)).closest<HTMLElement>(`[role="${role}"]`);
  if (dialogue === null) throw new Error(`« ${titre} » n’est pas le titre d’un « ${role} ».`);
  const nom = document.getElementById(dialogue.getAttribute('aria-labelledby') ?? '')?.textContent;
  if (nom !== titre) throw new Error(`Le nom de ce « ${role} » n’est pas son titre : « ${nom} ».`);
  return dialogue;
}
