/** Listens to the sheet that was read, for as long as what was read is shown. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Lecture, PorteExcel } from '../../excel/porte';
import { decrireErreur } from '../etat/erreurs';
import { A_JOUR, perimer, zoneLue, type Cadre, type Peremption } from './peremption';

export interface Fraicheur {
  readonly peremption: Peremption;
  readonly faute: string | null;
  /** Forgets what was edited so far, and gives it back: to be put back if the reading fails. */
  readonly prendre: () => Peremption;
  readonly remettre: (prise: Peremption) => void;
}

export function useFraicheur(porte: PorteExcel, lecture: Lecture, ligneEntete: number, extensible: boolean): Fraicheur {
  const [peremption, montrer] = useState(A_JOUR);
  const [faute, setFaute] = useState<string | null>(null);
  const courante = useRef(A_JOUR);
  const cadre = useRef<Cadre>({ zone: zoneLue(lecture), derniereLigneDEntete: -1, extensible });
  const poser = useCallback((suivante: Peremption): void => {
    courante.current = suivante;
    montrer(suivante);
  }, []);

  useEffect(() => {
    cadre.current = { zone: zoneLue(lecture), derniereLigneDEntete: ligneEntete < 0 ? -1 : lecture.ligne + ligneEntete, extensible };
  }, [lecture, ligneEntete, extensible]);

  const { feuille } = lecture;
  useEffect(() => {
    let ferme = false;
    const echouer = (cause: unknown): void => {
      if (!ferme) setFaute(decrireErreur(cause).message);
    };
    const inscription = porte.ecouterFeuille(feuille, (changement) => {
      if (!ferme) poser(perimer(courante.current, changement, cadre.current));
    });
    inscription.catch(echouer);
    const arreter = (): void => {
      ferme = true;
      // Excel refuses when the pane is already gone, and its handlers with it: there is no one left to tell.
      inscription.then((arret) => arret()).catch(echouer);
    };
    window.addEventListener('pagehide', arreter);
    return () => {
      window.removeEventListener('pagehide', arreter);
      arreter();
    };
  }, [porte, feuille, poser]);

  const prendre = useCallback((): Peremption => {
    const prise = courante.current;
    poser(A_JOUR);
    return prise;
  }, [poser]);
  const remettre = useCallback(
    (prise: Peremption): void => {
      const { cellules, toutRelire, supprimee, distant } = courante.current;
      const toutes = new Map(
        [...prise.cellules].map(([ligne, colonnes]) => [ligne, new Set([...colonnes, ...(cellules.get(ligne) ?? [])])] as const),
      );
      for (const [ligne, colonnes] of cellules) if (!toutes.has(ligne)) toutes.set(ligne, new Set(colonnes));
      poser({
        cellules: toutes,
        toutRelire: toutRelire || prise.toutRelire,
        supprimee: supprimee || prise.supprimee,
        distant: distant || prise.distant,
      });
    },
    [poser],
  );
  return { peremption, faute, prendre, remettre };
}
