import type { Anomalie, LigneEcartee } from '../../domaine/inventaire';
import { colonne, construireTable, feuille, LIGNE_ENTETE, presentation } from '../construire';
import type { Contexte } from '../contexte';
import type { PlanFeuille } from '../plan';
import { liste } from './listes';

const GRAVITE: Readonly<Record<Anomalie['gravite'], string>> = { erreur: 'Erreur', alerte: 'Alerte', information: 'Information' };
const RAISON: Readonly<Record<LigneEcartee['raison'], string>> = {
  vide: 'Ligne vide',
  'sous-total': 'Sous-total',
  'entete-repete': 'En-tête répété',
  titre: 'Titre',
  illisible: 'Ligne illisible',
  suite: 'Suite d’une cellule sur plusieurs lignes',
  'hors-parc': 'Logement sorti du patrimoine',
};

/** A row that is not a dwelling is reported like an anomaly: nothing leaves the inventory without a word. */
function ligneEcartee({ ligneSource, raison }: LigneEcartee): Anomalie {
  return {
    gravite: 'information',
    regle: 'LECTURE',
    indicateur: null,
    ligneSource,
    cellule: null,
    valeurLue: '',
    message: `${RAISON[raison]} : cette ligne n’est pas un logement, elle n’est pas comptée.`,
    correction: null,
  };
}

export function feuilleControles({ inventaire, meta }: Contexte): PlanFeuille {
  // Blank rows are counted in the note only: thousands of them would hide the rest.
  const ecartees = inventaire.ecartees.filter(({ raison }) => raison !== 'vide');
  const anomalies = [...inventaire.anomalies, ...ecartees.map(ligneEcartee)];
  const table = construireTable<Anomalie>(
    'Controles',
    [
      colonne('Gravité', 'texte', 'texte', 12, ({ gravite }) => GRAVITE[gravite]),
      colonne('Règle', 'texte', 'texte', 10, ({ regle }) => regle),
      colonne('Indicateur', 'texte-long', 'texte', 16, ({ indicateur }) => indicateur),
      colonne('Ligne source', 'texte', 'entier', 9, ({ ligneSource }) => ligneSource),
      colonne('Cellule', 'texte', 'texte', 9, ({ cellule }) => cellule),
      colonne('Valeur lue', 'texte-long', 'texte', 20, ({ valeurLue }) => valeurLue),
      colonne('Message', 'texte-long', 'texte', 92, ({ message }) => message),
      colonne('Correction proposée', 'texte-long', 'texte', 18, ({ correction }) => correction),
      colonne('Décision', 'saisie', 'texte', 14, () => null, { liste: liste('ListeDecisions') }),
    ],
    anomalies,
    { ligne: LIGNE_ENTETE, filtres: true },
  );
  const nombre = (gravite: Anomalie['gravite']): number => inventaire.anomalies.filter((anomalie) => anomalie.gravite === gravite).length;
  const vides = inventaire.ecartees.length - ecartees.length;
  const plage = `A${LIGNE_ENTETE + 2}:A${LIGNE_ENTETE + 1 + table.lignes.length}`;
  return feuille({
    cle: 'controles',
    nom: 'Contrôles',
    couleurOnglet: '#C00000',
    cellules: [
      ...presentation(
        'Contrôles de l’état des lieux',
        'Que faut-il corriger ou confirmer dans l’inventaire avant de négocier ?',
        `${inventaire.lignesLues} lignes lues dans « ${meta.feuilleSource} », ${inventaire.biens.length} logements retenus, ${vides} lignes vides écartées. ` +
          'Chaque remarque renvoie à sa cellule d’origine ; rien n’est corrigé sans votre décision (règles V01 à V22).',
      ),
      {
        ligne: 3,
        colonne: 0,
        contenu: `${nombre('erreur')} erreurs, ${nombre('alerte')} alertes, ${nombre('information')} informations`,
        role: 'etiquette',
      },
    ],
    tables: [table],
    misesEnForme: [{ plage, formule: `=A${LIGNE_ENTETE + 2}="Erreur"`, style: 'alerte' }],
    figer: { lignes: LIGNE_ENTETE + 1, colonnes: 0 },
  });
}
