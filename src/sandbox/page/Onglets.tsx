import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import type { Feuille } from '../modele/feuille';

interface Proprietes {
  readonly feuilles: readonly Feuille[];
  readonly active: Feuille;
  readonly aller: (feuille: Feuille) => void;
}

/** The sheets of the workbook. The active one is always in view; arrows go from one to the next. */
export function Onglets({ feuilles, active, aller }: Proprietes): ReactElement {
  const liste = useRef<HTMLElement>(null);
  useEffect(() => {
    liste.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active, feuilles.length]);
  const touche = (e: KeyboardEvent): void => {
    const boutons = [...(liste.current?.querySelectorAll<HTMLButtonElement>('button') ?? [])];
    const rang = boutons.indexOf(e.target as HTMLButtonElement);
    const voulu = { ArrowLeft: rang - 1, ArrowRight: rang + 1, Home: 0, End: boutons.length - 1 }[e.key];
    if (voulu === undefined) return;
    e.preventDefault();
    boutons[voulu]?.focus();
  };
  return (
    <nav ref={liste} aria-label="Feuilles" className="onglets" onKeyDown={touche}>
      {feuilles.map((feuille) => (
        <button
          key={feuille.id}
          type="button"
          aria-current={feuille === active ? 'page' : undefined}
          style={feuille.couleurOnglet ? { borderBottomColor: feuille.couleurOnglet } : undefined}
          onClick={() => aller(feuille)}
        >
          {feuille.nom}
        </button>
      ))}
    </nav>
  );
}
