/** « 20 % of the dwellings of each programme »: what each collectivité holds for its guarantees, programme by programme, and what the cap leaves. */
import { cleDuTitulaire } from '../../domaine/calcul/cle-du-nom';
import { garantiesParProgramme, type GarantieDuProgramme } from '../../domaine/calcul/garanties-par-programme';
import { denominateurDuTerritoire, motifsExclus } from '../../domaine/calcul/hypotheses-effectives';
import { rapport } from '../../domaine/calcul/moyennes-de-taux';
import type { Lots } from '../../domaine/lots';
import { LONGUEUR_PROGRAMME } from '../../domaine/calcul/programmes-comptage';
import { seuil } from '../../domaine/hypotheses-seuils';
import { cleEnFormule, nomEnFormule } from '../cle-du-titulaire';
import {
  colonne,
  construireTableParLots,
  controlesDeColonne,
  etiquette,
  feuille,
  formatsDeControle,
  LIGNE_ENTETE,
  ouNd,
  presentation,
  techniques,
  type Colonne,
} from '../construire';
import { MOTIFS_NEGOCIES, type Contexte, type Jeu } from '../contexte';
import { adresse, chercher, indexer, ligne, numeroDeSerie, ref, sansJoker } from '../formules';
import { LIBELLE_BASE_GARANTIE, LIBELLE_DENOMINATEUR, MOTIF_COURT, ND } from '../libelles';
import type { PlanCellule, PlanFeuille, PlanTable } from '../plan';
import { reglage } from './choix-scenario';
import { AUTRE } from './colonnes-du-partage';
import { droitsGarantis, sansCompte, type LigneGarantie } from './droits-garantis';
import { parametre } from './parametres';

const ATTEINT = 'Alerte V18';
/** Beyond a cap that does not apply: the base is another one. */
const AU_DELA = 'Au-delà';

/** A scenario without any of these rights has no table of its own: that of the reference is as empty. */
export function garantiesDuJeu(contexte: Contexte, jeu: Jeu): string {
  return aDesGaranties(contexte) ? jeu.tables.garanties : contexte.reference.tables.garanties;
}

export function aDesGaranties(contexte: Contexte): boolean {
  return droitsGarantis(contexte).length > 0;
}

interface Ligne {
  readonly retenue: GarantieDuProgramme<LigneGarantie>;
  readonly autre: GarantieDuProgramme<LigneGarantie>;
  readonly rang: number;
  readonly rangAssiette: number;
  readonly sousGarantie: boolean;
}

/** By the chosen denominator and by the other one, territoire by territoire. */
function* lignesDe(contexte: Contexte, { hypotheses, resultats }: Jeu): Lots<Ligne[]> {
  const droits = droitsGarantis(contexte);
  const rangs = new Map(droits.map((droit, rang) => [droit.cle, rang + 1]));
  const garantis = new Set(resultats.flux.flatMap((f) => (f.partage.plafond === 'GARANTIE' ? [`${f.territoire}|${f.reservataire}`] : [])));
  const lignes: Ligne[] = [];
  for (const [rangTerritoire, { territoire }] of resultats.assiette.entries()) {
    const exclus = motifsExclus(hypotheses, territoire);
    const total = denominateurDuTerritoire(hypotheses, territoire) === 'parc-total';
    const sousGarantie = (nom: string): boolean => garantis.has(`${territoire}|${nom}`);
    const sur = (toutLeParc: boolean): GarantieDuProgramme<LigneGarantie>[] =>
      garantiesParProgramme(contexte.comptage.programmes.programmes, droits, {
        territoire,
        plafond: seuil(hypotheses, 'plafondCollectivites'),
        compte: (motif) => toutLeParc || !exclus.has(motif),
        sousGarantie,
      });
    const autres = sur(!total);
    yield;
    for (const [rang, retenue] of sur(total).entries()) {
      const autre = autres[rang];
      if (autre === undefined) continue;
      const { cle, reservataire } = retenue;
      const ligneDuDroit = { retenue, autre, rang: rangs.get(cle) ?? 0, rangAssiette: rangTerritoire + 1 };
      lignes.push({ ...ligneDuDroit, sousGarantie: sousGarantie(reservataire) });
    }
    yield;
  }
  return lignes;
}

/** In a scenario: blank, or 0 where a figure reads it, as long as the base is another one. */
function sousLaBase(c: Colonne<Ligne>, enProgramme: string, deLaBase: boolean, compte: (entete: string) => string): Colonne<Ligne> {
  const technique = c.role === 'technique';
  if (technique && !LUES_SOUS_LA_BASE.test(c.entete)) return c;
  const lue = compte(c.entete);
  // A blank cell read by a formula would show 0.
  const formule = c.formule?.slice(1) ?? (c.format === 'date' ? `IF(${lue}="","",${lue})` : `${lue}&""`);
  const vide = technique ? 0 : '';
  return {
    ...c,
    ...(c.formule === undefined ? { role: 'resultat', format: c.format === 'texte' ? 'general' : c.format } : {}),
    formule: `=IF(${enProgramme},${formule},${technique ? '0' : '""'})`,
    valeur: (element, rang) => (deLaBase ? (c.valeur(element, rang) ?? '') : vide),
  };
}

/** Technical figures that shown columns enter. */
const LUES_SOUS_LA_BASE = new RegExp(`^(Droits|Garantis).*${AUTRE}$`);

export function* tableGaranties(contexte: Contexte, jeu: Jeu, debut: number): Lots<PlanTable> {
  const t = jeu.tables.garanties;
  const l = (entete: string): string => ligne(t, entete);
  const compte = (entete: string): string => indexer('ComptageGaranties', entete, l('Rang comptage'));
  const deReference = jeu.scenario === null;
  /** A scenario shows nothing of these programmes under another base: what it shows is not what it reads them by. */
  const lu = deReference ? l : compte;
  const assiette = (entete: string): string => indexer(jeu.tables.assiette, entete, l('Rang assiette'));
  const toutLeParc = `${assiette('Dénominateur')}="${LIBELLE_DENOMINATEUR['parc-total']}"`;
  const groupe = compte('Groupe');
  // What an excluded motive leaves of a right: nothing over the parc éligible.
  const horsExclusions = MOTIFS_NEGOCIES.reduceRight(
    (sinon, { code }) => `IF(${groupe}="${code}",1-${assiette(`Exclu ${MOTIF_COURT[code]}`)},${sinon})`,
    '0',
  );
  const garantis = (tout: string): string =>
    `=IF(${l('Sous garantie')}=1,${compte('Droits')}*IF(${tout},1,IF(${groupe}="FLUX",1,${horsExclusions})),0)`;
  const duProgramme = (suffixe: string): string =>
    `=SUMIF(${ref(t, 'Clé du programme')},${sansJoker(l('Clé du programme'))},${ref(t, `Droits garantis${suffixe}`)})`;
  const gardes = (suffixe: string): string =>
    `=IF(${l(`Garantis du programme${suffixe}`)}>0,${l(`Droits garantis${suffixe}`)}*MIN(1,${l('Plafond du programme')}/${l(`Garantis du programme${suffixe}`)}),0)`;
  const chiffre = (entete: string, valeur: (element: Ligne) => number, formule: string): Colonne<Ligne> =>
    colonne<Ligne>(entete, 'resultat', 'decimal2', 12, valeur, { formule });
  const enProgramme = `${reglage(jeu, 'baseGarantie')}="${LIBELLE_BASE_GARANTIE.programme}"`;
  const etatDuDepassement = jeu.hypotheses.baseGarantie === 'programme' ? ATTEINT : AU_DELA;
  const depasse = ({ retenue }: Ligne): boolean => retenue.garantis - retenue.gardes > 1e-9;
  const colonnes: Colonne<Ligne>[] = [
    colonne('Territoire', 'texte', 'texte', 11, ({ retenue }) => retenue.territoire),
    colonne('Réservataire', 'texte', 'texte', 36, ({ retenue }) => retenue.reservataire),
    colonne('Programme', 'texte', 'texte', 22, ({ retenue }) => retenue.nomDuProgramme),
    colonne('Motif', 'texte', 'texte', 12, ({ retenue }) => retenue.motif),
    colonne('Fin convention', 'texte', 'date', 12, ({ retenue: { fin } }) => (fin === null ? null : numeroDeSerie(fin))),
    colonne('Logements du programme', 'resultat', 'entier', 12, ({ retenue }) => retenue.logements, {
      formule: `=${chercher('ComptageLogementsProgrammes', 'Logements', sansJoker(l('Clé du programme')))}`,
    }),
    chiffre(
      'Plafond du programme',
      ({ retenue }) => retenue.plafond,
      `=${reglage(jeu, 'plafondCollectivites')}/100*${l('Logements du programme')}`,
    ),
    chiffre('Droits garantis', ({ retenue }) => retenue.garantis, garantis(toutLeParc)),
    chiffre('Garantis du programme', ({ retenue }) => retenue.garantisDuProgramme, duProgramme('')),
    colonne(
      'Part garantie du programme',
      'resultat',
      'pourcent2',
      12,
      ({ retenue: r }) => ouNd(rapport(r.garantisDuProgramme, r.logements)),
      {
        formule: `=IF(${l('Logements du programme')}>0,${l('Garantis du programme')}/${l('Logements du programme')},"${ND}")`,
      },
    ),
    colonne('Droits gardés', 'resultat-cle', 'decimal2', 12, ({ retenue }) => retenue.gardes, { formule: gardes('') }),
    colonne('Part gardée', 'resultat', 'pourcent2', 12, ({ retenue: r }) => ouNd(rapport(r.gardes, r.garantis)), {
      formule: `=IF(${l('Droits garantis')}>0,${l('Droits gardés')}/${l('Droits garantis')},"${ND}")`,
    }),
    chiffre('Droits retirés', ({ retenue }) => retenue.garantis - retenue.gardes, `=${l('Droits garantis')}-${l('Droits gardés')}`),
    colonne('Contrôle', 'controle', 'texte', 14, (element) => (depasse(element) ? etatDuDepassement : 'OK'), {
      formule: `=IF(${l('Droits retirés')}>0.000000001,IF(${enProgramme},"${ATTEINT}","${AU_DELA}"),"OK")`,
    }),
    ...techniques<Ligne>([
      colonne('Sous garantie', 'resultat', 'entier', 10, ({ sousGarantie }) => (sousGarantie ? 1 : 0), {
        formule: `=IF(IFERROR(${chercher(jeu.tables.flux, 'Code du plafond', sansJoker(l('Clé titulaire')))},"")="GARANTIE",1,0)`,
      }),
      chiffre(`Droits garantis${AUTRE}`, ({ autre }) => autre.garantis, garantis(`NOT(${toutLeParc})`)),
      chiffre(`Garantis du programme${AUTRE}`, ({ autre }) => autre.garantisDuProgramme, duProgramme(AUTRE)),
      chiffre(`Droits gardés${AUTRE}`, ({ autre }) => autre.gardes, gardes(AUTRE)),
      colonne('Rang comptage', 'resultat', 'entier', 10, ({ rang }) => rang, {
        formule: `=MATCH(${sansJoker(l('Clé'))},ComptageGaranties[Clé],0)`,
      }),
      colonne('Rang assiette', 'resultat', 'entier', 10, ({ rangAssiette }) => rangAssiette, {
        formule: `=MATCH("D"&${lu('Territoire')},${ref(jeu.tables.assiette, 'Clé')},0)`,
      }),
      colonne('Clé titulaire', 'resultat', 'general', 14, ({ retenue }) => cleDuTitulaire(retenue), { formule: `=${cleEnFormule(lu)}` }),
      colonne(
        'Clé du programme',
        'resultat',
        'general',
        14,
        ({ retenue }) => `D${retenue.territoire}|P${retenue.nomDuProgramme.slice(0, LONGUEUR_PROGRAMME)}`,
        { formule: `="D"&${lu('Territoire')}&"|P"&LEFT(${lu('Programme')},${LONGUEUR_PROGRAMME})` },
      ),
      // In a scenario, what the shown columns are read by: a text, not a formula on them.
      colonne(
        'Clé',
        'resultat',
        'general',
        14,
        ({ retenue }) => retenue.cle,
        deReference
          ? {
              formule:
                `="D"&${l('Territoire')}&"|"&${l('Motif')}&"|ACTIF|"&${nomEnFormule(l('Réservataire'))}` +
                `&"|"&LEFT(${l('Programme')},${LONGUEUR_PROGRAMME})&"|"&${l('Fin convention')}`,
            }
          : {},
      ),
    ]),
  ];
  const deLaBase = jeu.hypotheses.baseGarantie === 'programme';
  return yield* construireTableParLots<Ligne>(
    t,
    deReference ? colonnes : colonnes.map((c) => sousLaBase(c, enProgramme, deLaBase, compte)),
    yield* lignesDe(contexte, jeu),
    { ligne: debut, filtres: jeu.scenario === null },
  );
}

const EN_VIGUEUR = 'OK : ce plafond s’applique, programme par programme (base « Programme »)';
const POUR_INFORMATION =
  'Pour information : ce plafond ne s’applique pas, le paramètre « Base du plafond de garantie » n’est pas « Programme »';
const NON_COMPTES = 'À vérifier : actualisez les tableaux pour compter les droits de chaque programme';

/** Whether the base of the cap makes this sheet count, and whether its programmes were counted. */
function etat(contexte: Contexte, ligneA1: number): PlanCellule {
  const enProgramme = contexte.hypotheses.baseGarantie === 'programme';
  const base = `${parametre('baseGarantie')}="${LIBELLE_BASE_GARANTIE.programme}"`;
  const siEnVigueur = sansCompte(contexte) ? NON_COMPTES : EN_VIGUEUR;
  return {
    ligne: ligneA1,
    colonne: 0,
    contenu: {
      formule: `=IF(${base},"${siEnVigueur}","${POUR_INFORMATION}")`,
      valeur: enProgramme ? siEnVigueur : POUR_INFORMATION,
    },
    role: 'controle',
    fusion: 8,
  };
}

export function* feuilleGaranties(contexte: Contexte): Lots<PlanFeuille> {
  const table = yield* tableGaranties(contexte, contexte.reference, LIGNE_ENTETE + 2);
  const premiere = adresse(LIGNE_ENTETE - 1, 0);
  return feuille({
    cle: 'garanties',
    nom: 'Garanties',
    couleurOnglet: '#70AD47',
    cellules: [
      ...presentation(
        'Garanties d’emprunt, programme par programme',
        'Combien de logements chaque collectivité garde-t-elle dans chaque programme, si le plafond des garanties s’y applique ?',
        'Plafond du programme = part maximale des collectivités × logements du programme. Quand les droits garantis le dépassent, tous y sont réduits dans la même proportion ; ce qui est retiré n’est donné à personne et revient au non réservé. ' +
          'La part de chaque collectivité est réduite comme l’ensemble de ses droits ; une part convenue sans droit dans aucun programme reste sous le plafond du flux. Les logements sans programme forment ensemble un seul programme. ' +
          'Exemple : 20 logements garantis à 25, 25 et 50 % donnent 4 droits, soit 1, 1 et 2 (question n° 17-2768 de l’Assemblée nationale ; rédaction antérieure à 2020 : 20 % des logements de chaque programme).',
      ),
      etat(contexte, LIGNE_ENTETE - 1),
      etiquette(
        table.ligne - 1,
        'Droits des collectivités au titre des garanties (logements pondérés), dans le champ du dénominateur des parts',
      ),
    ],
    tables: [table],
    misesEnForme: [...formatsDeControle(premiere, premiere), ...controlesDeColonne(table, 'Contrôle')],
    figer: { lignes: 0, colonnes: 2 },
  });
}
