import { useRef } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { adresseLocale } from '../modele/adresse';
import type { Feuille } from '../modele/feuille';
import { choixDe, texteASaisir } from './saisie-cellule';

export interface Saisie {
  readonly ligne: number;
  readonly colonne: number;
  /** What the field holds when it opens. */
  readonly debut: string;
}

export interface FinDeSaisie {
  /** Null when the person gives up. */
  readonly texte: string | null;
  readonly lignes?: number;
  readonly colonnes?: number;
  /** The person went elsewhere: the grid must not take the focus back. */
  readonly ailleurs?: boolean;
}

interface Proprietes {
  readonly feuille: Feuille;
  readonly saisie: Saisie;
  readonly finir: (fin: FinDeSaisie) => void;
}

/** The field in a cell: free text, or the values of its list. */
export function ChampDeSaisie({ feuille, saisie, finir }: Proprietes): ReactElement {
  const { ligne, colonne, debut } = saisie;
  const parClavier = useRef(false);
  const touche = (e: KeyboardEvent<HTMLInputElement | HTMLSelectElement>): void => {
    parClavier.current = true;
    const texte = e.currentTarget.value;
    if (e.key === 'Enter') finir({ texte, lignes: e.shiftKey ? -1 : 1 });
    else if (e.key === 'Tab') finir({ texte, colonnes: e.shiftKey ? -1 : 1 });
    else if (e.key === 'Escape') finir({ texte: null });
    else return;
    e.preventDefault();
    e.stopPropagation();
  };
  const nom = `Saisie en ${adresseLocale({ l0: ligne, c0: colonne, l1: ligne, c1: colonne })}`;
  const choix = choixDe(feuille, ligne, colonne);
  if (choix === null)
    return (
      <input
        className="saisie"
        aria-label={nom}
        autoFocus
        autoComplete="off"
        defaultValue={debut}
        onFocus={(e) => e.currentTarget.setSelectionRange(debut.length, debut.length)}
        onKeyDown={touche}
        onBlur={(e) => finir({ texte: e.currentTarget.value, ailleurs: true })}
      />
    );
  const actuelle = texteASaisir(feuille, ligne, colonne);
  const commencee = debut === actuelle ? undefined : choix.find((valeur) => valeur.toLowerCase().startsWith(debut.toLowerCase()));
  return (
    <select
      className="saisie"
      aria-label={nom}
      autoFocus
      defaultValue={commencee ?? actuelle}
      onKeyDown={touche}
      onMouseDown={() => (parClavier.current = false)}
      // Arrows walk through the list: only Enter, Tab or leaving says which value is meant.
      onChange={(e) => parClavier.current || finir({ texte: e.currentTarget.value })}
      onBlur={(e) => finir({ texte: e.currentTarget.value, ailleurs: true })}
    >
      {[...new Set([...(choix.includes(actuelle) ? [] : [actuelle]), ...choix])].map((valeur) => (
        <option key={valeur} value={valeur}>
          {valeur}
        </option>
      ))}
    </select>
  );
}
