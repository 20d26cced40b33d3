/** The selected cell, described again each time it changes: at most once per pause, and never two readings at a time. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { colonnesALire } from '../../classeur/provenance/expliquer';
import type { PorteExcel } from '../../excel/porte';
import type { CelluleDecrite } from '../../excel/porte-vivante';
import { decrireErreur } from '../etat/erreurs';

/** Arrow keys held down raise many events: the last one counts. */
const PAUSE_MS = 200;

export interface Selection {
  readonly cellule: CelluleDecrite | null;
  readonly faute: string | null;
  readonly lire: () => Promise<void>;
}

export function useSelection(porte: PorteExcel, suivre: boolean): Selection {
  const [cellule, setCellule] = useState<CelluleDecrite | null>(null);
  const [faute, setFaute] = useState<string | null>(null);
  const enCours = useRef(false);
  const encore = useRef(false);
  const ferme = useRef(false);

  const lire = useCallback(async (): Promise<void> => {
    encore.current = true;
    if (enCours.current) return;
    enCours.current = true;
    while (encore.current && !ferme.current) {
      encore.current = false;
      try {
        const lue = await porte.decrireSelection(colonnesALire);
        if (ferme.current) break;
        setCellule(lue);
        setFaute(null);
      } catch (cause) {
        setFaute(decrireErreur(cause).message);
      }
    }
    enCours.current = false;
  }, [porte]);

  useEffect(() => {
    ferme.current = false;
    return () => {
      ferme.current = true;
    };
  }, []);

  useEffect(() => {
    if (!suivre) return;
    let minuterie: ReturnType<typeof setTimeout> | undefined;
    const inscription = porte.suivreSelection(() => {
      clearTimeout(minuterie);
      minuterie = setTimeout(() => void lire(), PAUSE_MS);
    });
    const arreter = (): void => {
      clearTimeout(minuterie);
      inscription.then((arret) => arret()).catch((cause: unknown) => setFaute(decrireErreur(cause).message));
    };
    inscription
      .then(lire, (cause: unknown) => setFaute(decrireErreur(cause).message))
      .catch((cause: unknown) => setFaute(decrireErreur(cause).message));
    window.addEventListener('pagehide', arreter);
    return () => {
      window.removeEventListener('pagehide', arreter);
      arreter();
    };
  }, [porte, suivre, lire]);

  return { cellule, faute, lire };
}
