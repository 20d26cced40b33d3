import { NON_RESERVE } from '../../domaine/bien';
import { MOTIFS_HORS_FLUX } from '../../domaine/motifs-hors-flux';
import type { LigneComptage } from '../../domaine/resultats';
import { apres, colonne, construireTable, etiquette, feuille, formatsDeControle, nonReserves, presentation } from '../construire';
import { MOTIFS_NEGOCIES, type Contexte } from '../contexte';
import { adresse, chercher, ligne, numeroDeSerie, ref, sansJoker, sansJokerTexte } from '../formules';
import { LIBELLE_ECHEANCE, LIBELLE_LIBERATION, MOTIF_COURT, nomDuTerritoire } from '../libelles';
import type { PlanFeuille, PlanTable } from '../plan';
import { cleDuDroitAcquis, lignesDesProgrammes, type LigneProgramme } from './programmes';

/** `FLUX`, `OBLIGATOIRE`, or the code of a negotiated motive: what an exclusion switch moves. */
type Groupe = string;
const groupeDe = (motif: LigneComptage['motif']): Groupe =>
  motif === 'FLUX' || MOTIFS_NEGOCIES.some(({ code }) => code === motif) ? motif : 'OBLIGATOIRE';

/** Column of `ComptageReservataires` for each group. */
export const COLONNE_GROUPE: ReadonlyMap<Groupe, string> = new Map<Groupe, string>([
  ['FLUX', 'Réservés dans le flux'],
  ['OBLIGATOIRE', 'Réservés obligatoires'],
  ...MOTIFS_NEGOCIES.map(({ code }): [Groupe, string] => [code, `Réservés ${MOTIF_COURT[code]}`]),
]);
/** Column of the rights to convert, by group; compulsory motives give none. */
export const COLONNE_DROITS: ReadonlyMap<Groupe, string> = new Map<Groupe, string>([
  ['FLUX', 'Droits dans le flux'],
  ...MOTIFS_NEGOCIES.map(({ code }): [Groupe, string] => [code, `Droits ${MOTIF_COURT[code]}`]),
]);

const titulaireDe = ({ droit, reservataire }: Pick<LigneComptage, 'droit' | 'reservataire'>): string => (droit === 'ACTIF' ? reservataire : NON_RESERVE);

function tableComptage({ comptage }: Contexte, debut: number): PlanTable {
  const l = (entete: string): string => ligne('Comptage', entete);
  return construireTable<LigneComptage>(
    'Comptage',
    [
      colonne('Territoire', 'texte', 'texte', 12, ({ territoire }) => territoire),
      colonne('Réservataire', 'texte', 'texte', 36, ({ reservataire }) => reservataire),
      colonne('Motif', 'texte', 'texte', 14, ({ motif }) => motif),
      colonne('Droit', 'texte', 'texte', 14, ({ droit }) => droit),
      colonne('Clé', 'technique', 'general', 14, ({ cle }) => cle, {
        formule: `="D"&${l('Territoire')}&"|"&${l('Motif')}&"|"&${l('Droit')}&"|"&LEFT(${l('Réservataire')},100)`,
      }),
      colonne('Poids', 'resultat', 'decimal2', 12, ({ poids }) => poids, {
        formule: `=SUMIF(Biens[Clé],${sansJoker(l('Clé'))},Biens[Poids])`,
      }),
      colonne('Logements', 'resultat', 'entier', 12, ({ logements }) => logements, {
        formule: `=SUMIF(Biens[Clé],${sansJoker(l('Clé'))},Biens[Compte])`,
      }),
      colonne('Groupe', 'texte', 'texte', 14, ({ motif }) => groupeDe(motif)),
      // An expired or future right leaves its dwelling to what nobody reserves.
      colonne('Titulaire', 'resultat', 'general', 14, titulaireDe, { formule: `=IF(${l('Droit')}="ACTIF",${l('Réservataire')},"${NON_RESERVE}")` }),
      colonne('Clé titulaire', 'technique', 'general', 14, (c) => `D${c.territoire}|${groupeDe(c.motif)}|${titulaireDe(c).slice(0, 100)}`, {
        formule: `="D"&${l('Territoire')}&"|"&${l('Groupe')}&"|"&LEFT(${l('Titulaire')},100)`,
      }),
      colonne('Clé motif', 'technique', 'general', 14, ({ territoire, motif }) => `D${territoire}|${motif}`, {
        formule: `="D"&${l('Territoire')}&"|"&${l('Motif')}`,
      }),
      colonne('Clé territoire', 'technique', 'general', 14, ({ territoire }) => `D${territoire}`, { formule: `="D"&${l('Territoire')}` }),
    ],
    comptage.lignes,
    { ligne: debut, filtres: true },
  );
}

function tableTerritoires(contexte: Contexte, debut: number): PlanTable {
  const { comptage, reference } = contexte;
  const l = (entete: string): string => ligne('ComptageTerritoires', entete);
  const cle = l('Clé');
  const logements = (code: string, motif?: string): number =>
    comptage.lignes.reduce((total, c) => total + (c.territoire === code && (motif === undefined || c.motif === motif) ? c.logements : 0), 0);
  const parc = (code: string): number => reference.resultats.assiette.find(({ territoire }) => territoire === code)?.parc ?? 0;
  const liberations = (code: string): { externes: number; mutations: number; anru: number; orcodLhi: number } =>
    comptage.liberations.find(({ territoire }) => territoire === code) ?? { externes: 0, mutations: 0, anru: 0, orcodLhi: 0 };
  const libere = (libelle: string): string => `=SUMIF(Biens[Clé libération],${cle}&"|FLUX|${libelle}",Biens[Compte])`;
  const horsReference = MOTIFS_HORS_FLUX.filter(({ horsParcDeReference }) => horsParcDeReference);
  return construireTable<string>(
    'ComptageTerritoires',
    [
      colonne('Territoire', 'texte', 'texte', 14, (code) => code),
      colonne('Nom', 'texte', 'texte', 36, (code) => nomDuTerritoire(code)),
      colonne('Parc compté', 'resultat-cle', 'entier', 12, (code) => logements(code), {
        formule: `=SUMIF(Comptage[Clé territoire],${cle},Comptage[Logements])`,
      }),
      colonne('Parc retenu', 'resultat-cle', 'entier', 12, parc, {
        formule: `=IF(${chercher('Territoires', 'Parc déclaré', cle)}="",${l('Parc compté')},${chercher('Territoires', 'Parc déclaré', cle)})`,
      }),
      colonne('Non listés', 'resultat', 'entier', 12, (code) => parc(code) - logements(code), { formule: `=${l('Parc retenu')}-${l('Parc compté')}` }),
      colonne('Dans le flux', 'resultat', 'entier', 12, (code) => logements(code, 'FLUX'), {
        formule: `=SUMIF(Comptage[Clé motif],${cle}&"|FLUX",Comptage[Logements])`,
      }),
      ...MOTIFS_HORS_FLUX.map((motif) =>
        colonne<string>(`Parc ${MOTIF_COURT[motif.code]}`, 'resultat', 'entier', 12, (code) => logements(code, motif.code), {
          formule: `=SUMIF(Comptage[Clé motif],${cle}&"|${motif.code}",Comptage[Logements])`,
        }),
      ),
      colonne('Parc motifs obligatoires', 'resultat', 'entier', 12, (code) =>
        MOTIFS_HORS_FLUX.reduce((total, motif) => total + (motif.obligatoire ? logements(code, motif.code) : 0), 0), {
        formule: `=${MOTIFS_HORS_FLUX.filter(({ obligatoire }) => obligatoire).map(({ code }) => l(`Parc ${MOTIF_COURT[code]}`)).join('+')}`,
      }),
      colonne('Hors parc de référence', 'resultat', 'entier', 12, (code) => horsReference.reduce((total, motif) => total + logements(code, motif.code), 0), {
        formule: `=${horsReference.map(({ code }) => l(`Parc ${MOTIF_COURT[code]}`)).join('+')}`,
      }),
      colonne('Libérations externes', 'resultat', 'entier', 12, (code) => liberations(code).externes, { formule: libere(LIBELLE_LIBERATION.externe) }),
      colonne('Libérations mutations', 'resultat', 'entier', 12, (code) => liberations(code).mutations, { formule: libere(LIBELLE_LIBERATION.mutation) }),
      colonne('Libérations ANRU', 'resultat', 'entier', 12, (code) => liberations(code).anru, { formule: libere(LIBELLE_LIBERATION.anru) }),
      colonne('Libérations ORCOD LHI', 'resultat', 'entier', 12, (code) => liberations(code).orcodLhi, { formule: libere(LIBELLE_LIBERATION['orcod-lhi']) }),
      colonne('Clé', 'technique', 'general', 14, (code) => `D${code}`, { formule: `="D"&${l('Territoire')}` }),
    ],
    comptage.territoires,
    { ligne: debut },
  );
}

interface Paire {
  readonly territoire: string;
  readonly reservataire: string;
}

/** Every pair that any set of hypotheses shows: a scenario reads the same counts as the reference. */
function paires({ reference, scenarios, comptage }: Contexte): Paire[] {
  const vues = new Map<string, Paire>();
  for (const paire of [...[reference, ...scenarios].flatMap(({ resultats }) => resultats.flux), ...comptage.lignes]) {
    const cle = `${paire.territoire}|${paire.reservataire}`;
    if (!vues.has(cle)) vues.set(cle, { territoire: paire.territoire, reservataire: paire.reservataire });
  }
  return [...vues.values()];
}

function tableReservataires(contexte: Contexte, programmes: readonly LigneProgramme[], debut: number): PlanTable {
  const { comptage } = contexte;
  const l = (entete: string): string => ligne('ComptageReservataires', entete);
  const critere = (groupe: Groupe): string => `"D"&${l('Territoire')}&"|${groupe}|"&${l('Nom échappé')}`;
  const reserves = ({ territoire, reservataire }: Paire, groupe: Groupe): number =>
    comptage.lignes.reduce(
      (total, c) => total + (c.territoire === territoire && titulaireDe(c) === reservataire && groupeDe(c.motif) === groupe ? c.poids : 0),
      0,
    );
  const droits = ({ territoire, reservataire }: Paire, groupe: Groupe): number =>
    programmes.reduce(
      (total, p) => total + (!p.pourUnTour && p.territoire === territoire && p.reservataire === reservataire && p.motif === groupe ? p.poids * p.fraction : 0),
      0,
    );
  return construireTable<Paire>(
    'ComptageReservataires',
    [
      colonne('Territoire', 'texte', 'texte', 12, ({ territoire }) => territoire),
      colonne('Réservataire', 'texte', 'texte', 36, ({ reservataire }) => reservataire),
      ...[...COLONNE_GROUPE].map(([groupe, entete]) =>
        colonne<Paire>(entete, groupe === 'FLUX' ? 'resultat-cle' : 'resultat', 'decimal2', 12, (paire) => reserves(paire, groupe), {
          formule: `=SUMIF(Comptage[Clé titulaire],${critere(groupe)},Comptage[Poids])`,
        }),
      ),
      ...[...COLONNE_DROITS].map(([groupe, entete]) =>
        colonne<Paire>(entete, 'resultat', 'decimal2', 12, (paire) => droits(paire, groupe), {
          formule: `=SUMIF(ComptageProgrammes[Clé titulaire],${critere(groupe)},ComptageProgrammes[Droits à convertir])`,
        }),
      ),
      colonne('Nom échappé', 'technique', 'general', 14, ({ reservataire }) => sansJokerTexte(reservataire.slice(0, 100)), {
        formule: `=${sansJoker(`LEFT(${l('Réservataire')},100)`)}`,
      }),
      colonne('Clé', 'technique', 'general', 14, ({ territoire, reservataire }) => `D${territoire}|${reservataire.slice(0, 100)}`, {
        formule: `="D"&${l('Territoire')}&"|"&LEFT(${l('Réservataire')},100)`,
      }),
    ],
    paires(contexte),
    { ligne: debut, filtres: true },
  );
}

function tableProgrammes(programmes: readonly LigneProgramme[], exclus: (ligneProgramme: LigneProgramme) => boolean, debut: number): PlanTable {
  const l = (entete: string): string => ligne('ComptageProgrammes', entete);
  const fin = l('Fin convention');
  const jours = (annee: string): string => `(DATE(${annee}+1,1,1)-DATE(${annee},1,1))`;
  return construireTable<LigneProgramme>(
    'ComptageProgrammes',
    [
      colonne('Territoire', 'texte', 'texte', 12, ({ territoire }) => territoire),
      colonne('Réservataire', 'texte', 'texte', 36, ({ reservataire }) => reservataire),
      colonne('Motif', 'texte', 'texte', 14, ({ motif }) => motif),
      colonne('Programme', 'texte', 'texte', 14, ({ programme }) => programme),
      colonne('Fin convention', 'texte', 'date', 14, (p) => (p.fin === null ? null : numeroDeSerie(p.fin))),
      colonne('Nature', 'texte', 'texte', 14, ({ pourUnTour }) => (pourUnTour ? 'Un tour' : 'Suite')),
      colonne('Poids', 'resultat', 'decimal2', 12, ({ poids }) => poids, {
        formule: `=SUMIF(Biens[Clé programme],${sansJoker(l('Clé'))},Biens[Poids])`,
      }),
      colonne('Part de l’année', 'resultat', 'decimal4', 14, ({ fraction }) => fraction, {
        formule:
          `=IF(Negoflux_EcheanceEnCours="${LIBELLE_ECHEANCE.prorata}",IF(ISNUMBER(${fin}),IF(YEAR(N(${fin}))=Negoflux_Exercice,` +
          `(${fin}-DATE(Negoflux_Exercice,1,1)+1)/${jours('Negoflux_Exercice')},1),1),1)`,
      }),
      colonne('Droits à convertir', 'resultat', 'decimal2', 12, (p) => (p.pourUnTour ? 0 : p.poids * p.fraction), {
        formule: `=IF(${l('Nature')}="Suite",${l('Poids')}*${l('Part de l’année')},0)`,
      }),
      colonne('Retenu', 'resultat', 'entier', 12, (p) => (exclus(p) ? 0 : 1), {
        formule: `=IF(${l('Motif')}="FLUX",1,1-${chercher('Motifs', 'Coefficient', l('Motif'), 'Motif')})`,
      }),
      colonne('Droits de suite', 'resultat', 'decimal2', 12, (p) => (exclus(p) || p.pourUnTour ? 0 : p.poids), {
        formule: `=IF(${l('Nature')}="Suite",${l('Poids')}*${l('Retenu')},0)`,
      }),
      colonne('Droits pour un tour', 'resultat', 'decimal2', 12, (p) => (exclus(p) || !p.pourUnTour ? 0 : p.poids), {
        formule: `=IF(${l('Nature')}="Suite",0,${l('Poids')}*${l('Retenu')})`,
      }),
      colonne('Clé titulaire', 'technique', 'general', 14, (p) => `D${p.territoire}|${p.motif}|${p.reservataire.slice(0, 100)}`, {
        formule: `="D"&${l('Territoire')}&"|"&${l('Motif')}&"|"&LEFT(${l('Réservataire')},100)`,
      }),
      colonne('Clé droit', 'technique', 'general', 14, cleDuDroitAcquis, {
        formule: `="D"&${l('Territoire')}&"|"&LEFT(${l('Réservataire')},100)&"|"&LEFT(${l('Programme')},80)&"|"&${fin}`,
      }),
      colonne('Clé', 'technique', 'general', 14, ({ cle }) => cle, {
        formule:
          `="D"&${l('Territoire')}&"|"&${l('Motif')}&"|"&IF(${l('Nature')}="Suite","ACTIF","FUTUR")&"|"&LEFT(${l('Réservataire')},100)` +
          `&"|"&LEFT(${l('Programme')},80)&"|"&${fin}&IF(${l('Nature')}="Suite","","|TOUR")`,
      }),
    ],
    programmes,
    { ligne: debut, filtres: true },
  );
}

export function feuilleComptage(contexte: Contexte): PlanFeuille {
  const LIGNE_CONTROLE = 4;
  const programmesComptes = lignesDesProgrammes(contexte);
  const exclusions = contexte.hypotheses.exclusions;
  const exclu = ({ motif }: LigneProgramme): boolean =>
    motif !== 'FLUX' && (exclusions[motif] ?? MOTIFS_NEGOCIES.find(({ code }) => code === motif)?.excluParDefaut ?? true);
  const territoires = tableTerritoires(contexte, LIGNE_CONTROLE + 4);
  const reservataires = tableReservataires(contexte, programmesComptes, apres(territoires) + 2);
  const comptage = tableComptage(contexte, apres(reservataires) + 2);
  const programmes = tableProgrammes(programmesComptes, exclu, apres(comptage) + 2);
  const total = contexte.comptage.lignes.reduce((somme, { logements }) => somme + logements, 0);
  const poids = contexte.comptage.lignes.reduce((somme, c) => somme + c.poids, 0);
  const sansTerritoire = contexte.inventaire.biens.filter(({ departement }) => departement === null).length;
  const controle = adresse(LIGNE_CONTROLE, 5);
  return feuille({
    cle: 'comptage',
    nom: 'Comptage',
    couleurOnglet: '#5B9BD5',
    cellules: [
      ...presentation(
        'Comptage du parc et des droits',
        'Combien de logements, réservés à qui, dans le flux ou hors du flux, et au titre de quels droits ?',
        'Les lignes de Biens sont comptées ici une seule fois, par leur clé ; les autres feuilles lisent ces totaux et ne recomptent jamais l’inventaire. ' +
          'Un logement réservé à plusieurs est partagé par son poids ; un droit échu ou à venir au 31/12/N-1 laisse le logement non réservé (Référentiel interbailleurs Occitanie, 2023).',
      ),
      etiquette(LIGNE_CONTROLE, 'Total compté / total des biens'),
      { ligne: LIGNE_CONTROLE, colonne: 3, contenu: { formule: '=SUM(Comptage[Logements])', valeur: total }, role: 'resultat', format: 'entier' },
      { ligne: LIGNE_CONTROLE, colonne: 4, contenu: { formule: '=SUM(Biens[Compte])', valeur: total }, role: 'resultat', format: 'entier' },
      {
        ligne: LIGNE_CONTROLE,
        colonne: 5,
        contenu: {
          formule: '=IF(SUM(Comptage[Logements])=SUM(Biens[Compte]),"OK","À vérifier")',
          valeur: 'OK',
        },
        role: 'controle',
      },
      etiquette(LIGNE_CONTROLE + 1, `Somme des poids ; ${sansTerritoire} logements sans département ne comptent dans aucun territoire`),
      { ligne: LIGNE_CONTROLE + 1, colonne: 5, contenu: { formule: `=SUM(${ref('Comptage', 'Poids')})`, valeur: poids }, role: 'resultat', format: 'decimal2' },
      etiquette(territoires.ligne - 1, 'Par territoire (logements)'),
      etiquette(reservataires.ligne - 1, 'Par territoire et réservataire (logements pondérés)'),
      etiquette(comptage.ligne - 1, 'Combinaisons comptées dans Biens'),
      etiquette(programmes.ligne - 1, 'Droits d’Action Logement par programme (suite : à chaque libération ; un tour : une seule attribution)'),
    ],
    tables: [territoires, reservataires, comptage, programmes],
    misesEnForme: [...formatsDeControle(controle, controle), ...[reservataires, comptage, programmes].map((table) => nonReserves(table, 'Réservataire'))],
    figer: { lignes: 0, colonnes: 2 },
  });
}
