/** The commands of a workbook that lives: rows edited since the reading, and inputs changed in one click. */
import { fusionsApresRelecture } from '../../domaine/lecture/etendre-fusions';
import type { Saisie } from '../../excel/porte-vivante';
import type { Outils } from './commandes-decisions';
import { ErreurVolet } from './erreurs';
import { accorder } from './nombres';
import { estLectureTexte } from './source';

export interface CommandesVivantes {
  /** 0-based rows of the sheet. True when they were read: what they said is then no longer known. */
  relireLignes(lignes: readonly number[]): Promise<boolean>;
  /** Writes inputs of our own tables, then reads the results again. True when they were written. */
  saisir(saisies: readonly Saisie[], annonce: string): Promise<boolean>;
}

export function creerCommandesVivantes(
  { services, courant, envoyer, mener, analyser }: Outils,
  relireResultats: () => Promise<void>,
): CommandesVivantes {
  const { porte } = services;
  return {
    async relireLignes(lignes) {
      let relues = false;
      await mener(
        'Relecture des lignes modifiées',
        async (suivi) => {
          const { lecture } = courant.current;
          if (lecture === null || estLectureTexte(lecture)) throw new ErreurVolet('Lisez d’abord l’inventaire, à l’étape « Inventaire ».');
          const colonnes = lecture.valeurs.reduce((largeur, rangee) => Math.max(largeur, rangee.length), 0);
          const valeurs = await porte.relireLignes(lecture.feuille, { colonne: lecture.colonne, colonnes }, lignes);
          suivi.signal.throwIfAborted();
          const relueAuRang = new Map([...valeurs].map(([ligne, relue]) => [ligne - lecture.ligne, relue] as const));
          envoyer({
            type: 'lignes-relues',
            lecture: {
              ...lecture,
              valeurs: lecture.valeurs.map((ancienne, rang) => relueAuRang.get(rang) ?? ancienne),
              ...(lecture.fusions === undefined ? {} : { fusions: fusionsApresRelecture(lecture.fusions, relueAuRang) }),
            },
          });
          relues = true;
          await analyser(suivi);
          const { inventaire, tablesPerimees } = courant.current;
          const suite = tablesPerimees ? ' Les tableaux sont à mettre à jour.' : '';
          return `${accorder(valeurs.size, 'ligne relue', 'lignes relues')} : ${accorder(inventaire?.biens.length ?? 0, 'logement')}, ${accorder(inventaire?.anomalies.length ?? 0, 'point')} à contrôler.${suite}`;
        },
        true,
      );
      return relues;
    },
    async saisir(saisies, annonce) {
      let ecrites = false;
      await mener('Écriture de la saisie', async () => {
        await porte.saisir(saisies);
        ecrites = true;
        await relireResultats();
        return annonce;
      });
      return ecrites;
    },
  };
}
