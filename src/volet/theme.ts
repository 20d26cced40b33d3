/** The pane wears the theme of Office when Office gives one, that of the system otherwise. */
import { teamsHighContrastTheme, webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

export type NomTheme = 'clair' | 'sombre' | 'contraste';

export const THEMES: Readonly<Record<NomTheme, Theme>> = {
  clair: webLightTheme,
  sombre: webDarkTheme,
  contraste: teamsHighContrastTheme,
};

/** Perceived lightness, 0 to 1, of `#rrggbb`; null for anything else. */
function clarte(couleur: string | undefined): number | null {
  const hexa = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(couleur ?? '');
  if (!hexa) return null;
  const [rouge = 0, vert = 0, bleu = 0] = hexa.slice(1).map((h) => parseInt(h, 16) / 255);
  return 0.299 * rouge + 0.587 * vert + 0.114 * bleu;
}

const repond = (requete: string): boolean => typeof window.matchMedia === 'function' && window.matchMedia(requete).matches;

export function choisirTheme(fondOffice: string | undefined, systeme: { sombre: boolean; contraste: boolean }): NomTheme {
  const fond = clarte(fondOffice);
  // Only the high-contrast themes of Office are pure black; « Noir » is a dark grey.
  if (systeme.contraste || fond === 0) return 'contraste';
  if (fond !== null) return fond < 0.5 ? 'sombre' : 'clair';
  return systeme.sombre ? 'sombre' : 'clair';
}

function themeActuel(): NomTheme {
  const fond = typeof Office === 'undefined' ? undefined : Office.context?.officeTheme?.bodyBackgroundColor;
  return choisirTheme(fond, { sombre: repond('(prefers-color-scheme: dark)'), contraste: repond('(forced-colors: active)') });
}

export function useTheme(): NomTheme {
  const [nom, setNom] = useState(themeActuel);
  useEffect(() => {
    const relire = (): void => setNom(themeActuel());
    const requetes =
      typeof window.matchMedia === 'function'
        ? ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((r) => window.matchMedia(r))
        : [];
    for (const requete of requetes) requete.addEventListener('change', relire);
    // Excel gives no event when its theme changes: look again when the user comes back to the pane.
    window.addEventListener('focus', relire);
    return () => {
      for (const requete of requetes) requete.removeEventListener('change', relire);
      window.removeEventListener('focus', relire);
    };
  }, []);
  return nom;
}
