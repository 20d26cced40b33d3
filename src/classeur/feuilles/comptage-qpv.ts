/** `ComptageQPV`: where the dwellings stand, all of them and those that the inventory lists as the État's, counted once in Biens. */
import { cleDuTitulaire } from '../../domaine/calcul/cle-du-nom';
import { CATEGORIES_DE_L_ETAT, estDeLEtat } from '../../domaine/calcul/reprises';
import { LIBELLE_CATEGORIE } from '../../domaine/categories';
import type { LigneQpv } from '../../domaine/resultats';
import { cleEnFormule, nomEnFormule } from '../cle-du-titulaire';
import { colonne, construireTable, type Colonne } from '../construire';
import { MOTIFS_NEGOCIES, type Contexte } from '../contexte';
import { chercher, ligne, sansJoker } from '../formules';
import type { PlanTable } from '../plan';

export const TABLE_QPV = 'ComptageQPV';
const l = (entete: string): string => ligne(TABLE_QPV, entete);

/** Motives that may be in the flux. */
export function motifsDuFlux({ comptage }: Contexte): string[] {
  const presents = new Set<string>(comptage.qpv.map(({ motif }) => motif));
  return ['FLUX', ...MOTIFS_NEGOCIES.map(({ code }) => code)].filter((motif) => presents.has(motif));
}

function lignesDuQpv(contexte: Contexte): LigneQpv[] {
  const motifs = new Set(motifsDuFlux(contexte));
  const deLEtat = new Set(contexte.reference.resultats.flux.filter(estDeLEtat).map(cleDuTitulaire));
  return contexte.comptage.qpv.filter(({ motif, territoire, reservataire }) =>
    // Whatever their motive, the État's lines show that it was counted.
    reservataire === null ? motifs.has(motif) : deLEtat.has(cleDuTitulaire({ territoire, reservataire })),
  );
}

export function tableComptageQpv(contexte: Contexte, debut: number): PlanTable {
  const biens = `"D"&${l('Territoire')}&"|"&${l('Motif')}&"|`;
  const compter = (qpv: string): string =>
    `IF(${l('Réservataire')}="",SUMIFS(Biens[Compte],Biens[Clé],${biens}*"${qpv}),` +
    `SUMIFS(Biens[Poids],Biens[Clé],${biens}ACTIF|"&${sansJoker(nomEnFormule(l('Réservataire')))}${qpv}))`;
  const categorie = `IFERROR(${chercher('Flux', 'Catégorie', sansJoker(cleEnFormule(l)))},"")`;
  const deLEtat = CATEGORIES_DE_L_ETAT.map((code) => `${categorie}="${LIBELLE_CATEGORIE[code]}"`).join(',');
  const lieu = (entete: string, valeur: (element: LigneQpv) => number, formule: string): Colonne<LigneQpv> =>
    colonne<LigneQpv>(entete, 'resultat', 'decimal2', 12, valeur, { formule });
  return construireTable<LigneQpv>(
    TABLE_QPV,
    [
      colonne('Territoire', 'texte', 'texte', 12, ({ territoire }) => territoire),
      colonne('Réservataire', 'texte', 'texte', 36, ({ reservataire }) => reservataire),
      colonne('Motif', 'texte', 'texte', 14, ({ motif }) => motif),
      lieu('Hors QPV', ({ horsQpv }) => horsQpv, `=${compter(',Biens[QPV],"Non"')}`),
      lieu('En QPV', ({ enQpv }) => enQpv, `=${compter(',Biens[QPV],"Oui"')}`),
      lieu('QPV inconnu', ({ inconnu }) => inconnu, `=${compter('')}-${l('Hors QPV')}-${l('En QPV')}`),
      colonne(
        'Clé',
        'technique',
        'general',
        14,
        ({ territoire, motif, reservataire }) => `D${territoire}|${motif}|${reservataire === null ? 'TOUS' : 'ETAT'}`,
        {
          // A category typed since may have taken a line away from the État.
          formule: `="D"&${l('Territoire')}&"|"&${l('Motif')}&"|"&IF(${l('Réservataire')}="","TOUS",IF(OR(${deLEtat}),"ETAT","AUTRE"))`,
        },
      ),
      colonne(
        'Clé réservataire',
        'technique',
        'general',
        14,
        ({ territoire, reservataire }) => cleDuTitulaire({ territoire, reservataire: reservataire ?? '' }),
        { formule: `=${cleEnFormule(l)}` },
      ),
    ],
    lignesDuQpv(contexte),
    { ligne: debut, filtres: true },
  );
}
