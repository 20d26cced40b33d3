import { CATEGORIES, LIBELLE_CATEGORIE, type Categorie } from '../../domaine/categories';
import { totalFlux } from '../../domaine/calcul/totaux';
import type { ResultatFlux } from '../../domaine/resultats';
import {
  apres,
  colonne,
  construireTable,
  controlesDeColonne,
  etiquette,
  feuille,
  nonReserves,
  presentation,
  sansBruit,
  techniques,
  type Colonne,
} from '../construire';
import type { Contexte, Jeu } from '../contexte';
import { adresse, arrondiSansBruit, ligne, ref, sansJoker } from '../formules';
import { ND, nomDuTerritoire } from '../libelles';
import { estFormule, type CelluleFormule, type PlanFeuille, type PlanTable } from '../plan';
import { tableAssiette } from './table-assiette';
import { choixModifies, tableChoixCompares } from './comparaison-choix';
import { tableControleFlux } from './controle-flux';
import { cleDuTitulaire } from '../../domaine/calcul/cle-du-nom';
import { cleEnFormule } from '../cle-du-titulaire';

const DEBUT = 5;
const LIGNES_DU_GRAPHIQUE = 18;
const COLONNES_DU_GRAPHIQUE = 6;

const trouver = (jeu: Jeu, { territoire, reservataire }: ResultatFlux): ResultatFlux | undefined =>
  jeu.resultats.flux.find((element) => element.territoire === territoire && element.reservataire === reservataire);

function tableComparaison({ reference, scenarios }: Contexte, debut: number): PlanTable {
  const t = 'Comparaison';
  const l = (entete: string): string => ligne(t, entete);
  const lu = (jeu: Jeu, entete: string): string =>
    `INDEX(${ref(jeu.tables.flux, entete)},MATCH(${sansJoker(l('Clé'))},${ref(jeu.tables.flux, 'Clé')},0))`;
  // A réservataire may have no line in a scenario: no line is no dwelling.
  const flux = (jeu: Jeu): Colonne<ResultatFlux> =>
    colonne<ResultatFlux>(jeu.nom, 'resultat-cle', 'decimal2', 14, (element) => trouver(jeu, element)?.fluxEstime ?? 0, {
      formule: `=IFERROR(${lu(jeu, 'Flux estimé')},0)`,
    });
  const ecarts = (jeu: Jeu): Colonne<ResultatFlux>[] => [
    colonne<ResultatFlux>(
      `Écart ${jeu.nom} (logements)`,
      'resultat',
      'points',
      14,
      (element) => sansBruit((trouver(jeu, element)?.fluxEstime ?? 0) - element.fluxEstime),
      {
        formule: `=${arrondiSansBruit(`${l(jeu.nom)}-${l(reference.nom)}`)}`,
      },
    ),
    colonne<ResultatFlux>(
      `Écart ${jeu.nom} (points)`,
      'resultat',
      'points',
      14,
      (element) => {
        const part = trouver(jeu, element)?.partRetenue ?? null;
        return part === null || element.partRetenue === null ? ND : sansBruit((part - element.partRetenue) * 100);
      },
      { formule: `=IFERROR(${arrondiSansBruit(`(${lu(jeu, 'Part retenue')}-${lu(reference, 'Part retenue')})*100`)},"${ND}")` },
    ),
  ];
  const arrondi = (jeu: Jeu): Colonne<ResultatFlux> =>
    colonne<ResultatFlux>(`Flux arrondi, ${jeu.nom}`, 'resultat', 'entier', 14, (element) => trouver(jeu, element)?.fluxArrondi ?? 0, {
      formule: `=IFERROR(${lu(jeu, 'Flux arrondi')},0)`,
    });
  return construireTable<ResultatFlux>(
    t,
    [
      colonne('Territoire', 'texte', 'texte', 11, ({ territoire }) => territoire),
      colonne('Réservataire', 'texte', 'texte', 36, ({ reservataire }) => reservataire),
      flux(reference),
      ...scenarios.map(flux),
      ...scenarios.flatMap(ecarts),
      // The rounding may be all that a scenario changes.
      ...[reference, ...scenarios].map(arrondi),
      ...techniques<ResultatFlux>([
        colonne('Clé', 'resultat', 'general', 26, cleDuTitulaire, {
          formule: `=${cleEnFormule(l)}`,
        }),
      ]),
    ],
    reference.resultats.flux,
    { ligne: debut, filtres: true },
  );
}

function tableSynthese({ reference, scenarios }: Contexte, debut: number): PlanTable {
  const t = 'ComparaisonSynthese';
  const jeux = [reference, ...scenarios];
  const presentes = CATEGORIES.filter((categorie) =>
    jeux.some(({ resultats }) => resultats.flux.some((element) => element.categorie === categorie)),
  );
  return construireTable<Categorie>(
    t,
    [
      colonne('Catégorie', 'texte', 'texte', 36, (categorie) => LIBELLE_CATEGORIE[categorie]),
      ...jeux.map((jeu) =>
        colonne<Categorie>(
          jeu.nom,
          'resultat-cle',
          'decimal2',
          14,
          (categorie) =>
            jeu.resultats.flux.reduce((total, element) => total + (element.categorie === categorie ? element.fluxEstime : 0), 0),
          {
            formule: `=SUMIF(${ref(jeu.tables.flux, 'Catégorie')},${ligne(t, 'Catégorie')},${ref(jeu.tables.flux, 'Flux estimé')})`,
          },
        ),
      ),
    ],
    presentes,
    // One column in, so that each scenario keeps its column from one table to the next.
    { ligne: debut, colonne: 1 },
  );
}

function tableAssiettes({ reference, scenarios }: Contexte, debut: number): PlanTable {
  const t = 'ComparaisonAssiette';
  return construireTable<string>(
    t,
    [
      colonne('Territoire', 'texte', 'texte', 11, (code) => code),
      colonne('Nom', 'texte', 'texte', 36, (code) => nomDuTerritoire(code)),
      ...[reference, ...scenarios].map((jeu) =>
        colonne<string>(
          jeu.nom,
          'resultat-cle',
          'decimal2',
          14,
          (code) => jeu.resultats.assiette.find(({ territoire }) => territoire === code)?.assiette ?? 0,
          {
            formule: `=SUMIF(${ref(jeu.tables.assiette, 'Clé')},"D"&${ligne(t, 'Territoire')},${ref(jeu.tables.assiette, 'Assiette')})`,
          },
        ),
      ),
    ],
    reference.resultats.assiette.map(({ territoire }) => territoire),
    { ligne: debut },
  );
}

/** Column for column under the assiettes. */
function tableTotaux({ reference, scenarios }: Contexte, debut: number): PlanTable {
  return construireTable<null>(
    'ComparaisonTotaux',
    [
      colonne('Territoires', 'texte', 'texte', 11, () => 'Total'),
      colonne('Nom', 'texte', 'texte', 36, () => 'Tous territoires'),
      ...[reference, ...scenarios].map((jeu) =>
        colonne<null>(jeu.nom, 'resultat-cle', 'decimal2', 14, () => totalFlux(jeu.resultats).assiette, {
          formule: `=SUM(${ref(jeu.tables.assiette, 'Assiette')})`,
        }),
      ),
    ],
    [null],
    { ligne: debut },
  );
}

const A_VERIFIER = 'À vérifier : voir la feuille';

/** Controls of a set of hypotheses that must hold before it is compared: a cap that was reached is no mistake. */
const BLOQUANTS = [
  ['Contrôle des parts', 'À vérifier'],
  ['Contrôle du flux', 'À vérifier'],
  ['Contrôle de l’arrondi', 'À vérifier'],
  ['Contrôle de la capacité', 'Alerte capacité'],
] as const;

/** What holds in a territoire at least, and must be known before its figures are compared: V16 alone makes an assiette of 0. */
const ALERTES = [
  ['V15', 'assiette', 'Contrôle du taux'],
  ['V16', 'assiette', 'Contrôle des déductions'],
  ['V18', 'controle', 'Contrôle des plafonds'],
  ['V19', 'assiette', 'Contrôle des mutations'],
] as const;
/** The settlement of the shares hides V17 from its control: what it took still shows here. */
const REGLEES = 'V17 réglée';

function controleDuJeu(contexte: Contexte, jeu: Jeu): CelluleFormule {
  const tables = { controle: tableControleFlux(jeu, 0), assiette: tableAssiette(contexte, jeu, 0) };
  const etats = (table: keyof typeof tables, entete: string): string[] => {
    const rang = tables[table].colonnes.findIndex((c) => c.entete === entete);
    return tables[table].lignes.map((lue) => {
      const cellule = lue[rang] ?? null;
      return String(estFormule(cellule) ? cellule.valeur : cellule);
    });
  };
  const comptes = BLOQUANTS.map(([entete, etat]) => `COUNTIF(${ref(jeu.tables.controle, entete)},"${etat}")`);
  const enDefaut = BLOQUANTS.some(([entete, etat]) => etats('controle', entete).includes(etat));
  const regle = ref(jeu.tables.flux, 'Points retirés par le règlement');
  const dites = [
    ...ALERTES.filter(([code, table, entete]) => etats(table, entete).some((etat) => etat.startsWith(`Alerte ${code}`))).map(
      ([code]) => code,
    ),
    ...(jeu.resultats.flux.some(({ partage }) => partage.retireParLeReglement * 100 > 0.000001) ? [REGLEES] : []),
  ];
  const alertes =
    ALERTES.map(
      ([code, table, entete]) =>
        `IF(SUMPRODUCT((LEFT(${ref(jeu.tables[table], entete)},${`Alerte ${code}`.length})="Alerte ${code}")*1)>0," ${code}","")`,
    ).join('&') + `&IF(SUMPRODUCT((${regle}>0.000001)*1)>0," ${REGLEES}","")`;
  const suite = dites.length > 0 ? dites.map((code) => ` ${code}`).join('') : '';
  return {
    formule: `=IF(${comptes.join('+')}=0,IF(LEN(${alertes})=0,"OK","Alerte :"&${alertes}),"${A_VERIFIER}"&IF(LEN(${alertes})=0,""," ; alerte :"&${alertes}))`,
    valeur: enDefaut ? `${A_VERIFIER}${suite === '' ? '' : ` ; alerte :${suite}`}` : suite === '' ? 'OK' : `Alerte :${suite}`,
  };
}

function tableControles(contexte: Contexte, debut: number): PlanTable {
  const { reference, scenarios } = contexte;
  return construireTable<Jeu>(
    'ComparaisonControles',
    [
      colonne('Hypothèses', 'texte', 'texte', 36, ({ nom }) => nom),
      // Last, to run on to the right.
      colonne('Contrôles', 'controle', 'texte', 14, (jeu) => controleDuJeu(contexte, jeu)),
    ],
    [reference, ...scenarios],
    { ligne: debut, colonne: 1 },
  );
}

export function feuilleComparaison(contexte: Contexte): PlanFeuille {
  const synthese = tableSynthese(contexte, DEBUT);
  const assiettes = tableAssiettes(contexte, apres(synthese) + 2);
  const totaux = tableTotaux(contexte, apres(assiettes) + 2);
  const controles = tableControles(contexte, apres(totaux) + 2);
  const noms = [contexte.reference, ...contexte.scenarios].map(({ nom }) => nom);
  const droite = noms.length + 2;
  const largeurDuGraphique = Math.max(COLONNES_DU_GRAPHIQUE, Math.min(9, 2 * contexte.scenarios.length));
  const choix = tableChoixCompares(contexte, apres(controles) + 2);
  const comparaison = tableComparaison(contexte, Math.max(apres(choix) + 2, DEBUT + LIGNES_DU_GRAPHIQUE + 2));
  const premiere = synthese.ligne + 1;
  const derniere = synthese.ligne + synthese.lignes.length;
  return feuille({
    cle: 'comparaison',
    nom: 'Comparaison',
    couleurOnglet: '#7030A0',
    cellules: [
      ...presentation(
        'Comparaison des scénarios',
        'Quel réservataire gagne ou perd des logements dans chaque scénario, par rapport à la référence ?',
        'Flux estimé de chaque scénario (logements par an) ; écart = scénario − référence, en logements et en points de part retenue. ' +
          'La synthèse additionne les réservataires d’une même catégorie (mêmes règles et sources que les feuilles Assiette et Flux).',
      ),
      etiquette(synthese.ligne - 1, 'Flux par catégorie (logements par an)'),
      etiquette(assiettes.ligne - 1, 'Assiette par territoire (logements par an)'),
      etiquette(totaux.ligne - 1, 'Assiette de tous les territoires (logements par an)'),
      etiquette(
        controles.ligne - 1,
        'Contrôles de la référence et de chaque scénario (à vérifier : parts V17, flux, arrondi, capacité ; alertes : V15 taux, V16 déficit, V17 réglée, V18 plafonds, V19 mutations)',
      ),
      etiquette(comparaison.ligne - 1, 'Flux par réservataire (logements par an) et écarts à la référence'),
      etiquette(choix.ligne - 1, 'Choix communs à tous les territoires : ce que chaque scénario change'),
    ],
    tables: [synthese, assiettes, totaux, controles, choix, comparaison],
    misesEnForme: [...controlesDeColonne(controles, 'Contrôles'), nonReserves(comparaison, 'Réservataire'), ...choixModifies(choix, noms)],
    graphiques: [
      {
        nom: 'GraphiqueScenarios',
        type: 'colonnes',
        titre: 'Flux annuel par catégorie et par scénario (logements)',
        categories: `${adresse(premiere, 1)}:${adresse(derniere, 1)}`,
        series: noms.map((nom, rang) => ({ nom, valeurs: `${adresse(premiere, rang + 2)}:${adresse(derniere, rang + 2)}` })),
        ancre: { ligne: DEBUT, colonne: droite, ligneFin: DEBUT + LIGNES_DU_GRAPHIQUE, colonneFin: droite + largeurDuGraphique },
        format: 'entier',
      },
    ],
    figer: { lignes: 0, colonnes: 2 },
  });
}
