/** The assiette and its controls, for the reference and for each scenario. */
import { MOTIFS_NEGOCIES } from '../contexte';
import { MOTIF_COURT } from '../libelles';
import { calcul, parametre } from './declarer';
import { CCH_FLUX, NEGOCIATION, NEGOFLUX, REFERENTIEL } from './sources';
import { dans, ici, type Entree, type Declaration, type TableExpliquee } from './types';

const CLE = 'D{Territoire}';
const compte = (colonne: string) => dans('ComptageTerritoires', colonne, CLE);
const alerte = (titre: string, termes: Declaration['termes'], regle: string): Declaration => ({ titre, termes, regle, source: NEGOFLUX });

/** The same columns for the reference and for a scenario; where the inputs are read differs. */
export const expliquerAssiette: TableExpliquee = ({ tables, scenario }): readonly Entree[] => {
  const entree = (colonne: string) => dans(tables.entrees, colonne, CLE);
  const exception = (colonne: string) => dans(tables.exceptions, colonne, CLE);
  return [
    [
      'Parc',
      {
        titre: 'Parc locatif social du bailleur au 31/12/N-1 (logements)',
        symbole: 'P',
        calcul: '{Parc retenu}',
        termes: [compte('Parc retenu')],
        regle: 'Parc déclaré dans Hypothèses s’il est saisi, sinon parc compté dans l’inventaire.',
        source: CCH_FLUX,
      },
    ],
    [
      'Hors flux',
      {
        titre: 'Logements hors de la gestion en flux (logements)',
        symbole: 'X',
        calcul: ['Hors flux obligatoires', ...MOTIFS_NEGOCIES.map(({ code }) => `Hors flux ${MOTIF_COURT[code]}`)]
          .map((nom) => `{${nom}}`)
          .join(' + '),
        termes: [ici('Hors flux obligatoires'), ...MOTIFS_NEGOCIES.map(({ code }) => ici(`Hors flux ${MOTIF_COURT[code]}`))],
        regle: 'Motifs obligatoires (défense, sécurité, santé, vente, démolition), plus les motifs négociés que vous excluez.',
        source: CCH_FLUX,
      },
    ],
    [
      'Parc éligible',
      {
        titre: 'Parc éligible à la gestion en flux (logements)',
        symbole: 'B',
        calcul: 'max(0 ; {P} − {X})',
        termes: [ici('Parc', 'P'), ici('Hors flux', 'X')],
        regle:
          'Le parc moins les logements hors du flux, jamais négatif : un parc déclaré peut être plus petit que ce que l’inventaire exclut.',
        source: REFERENTIEL,
      },
    ],
    calcul(
      'Taux de rotation',
      'Taux de rotation appliqué au parc éligible',
      'Celui de la variante (harmonisé, intermédiaire, mobilité RPLS ou saisi) sur la période choisie (N-1, moyenne simple ou pondérée de trois ans).',
      REFERENTIEL,
      // In a scenario, the rates and means that its formula reads.
      scenario ? { symbole: 'τ' } : { symbole: 'τ', calcul: '{τ}', termes: [dans('Rotation', 'Taux retenu', CLE, { symbole: 'τ' })] },
    ),
    [
      'Flux brut',
      {
        titre: 'Logements qui se libèrent en un an, avant déductions (logements par an)',
        symbole: 'G',
        calcul: '{B} × {τ}',
        termes: [ici('Parc éligible', 'B'), ici('Taux de rotation', 'τ')],
        regle: 'Parc éligible multiplié par le taux de rotation ; 0 tant que le taux est inconnu, et ce 0 ne veut alors rien dire.',
        source: REFERENTIEL,
      },
    ],
    [
      'Mutations',
      {
        titre: 'Mutations internes prévues, déduites du flux (logements par an)',
        symbole: 'M',
        calcul: '{Mutations}',
        termes: [entree('Mutations')],
        regle: 'Les logements nécessaires aux mutations de l’année ne comptent pas dans le flux.',
        source: CCH_FLUX,
      },
    ],
    [
      'Relogements',
      {
        titre: 'Relogements prévus, déduits du flux (logements par an)',
        symbole: 'R',
        calcul: '{Relogements RU} + {ORCOD} + {LHI} + {Vente}',
        termes: ['Relogements RU', 'ORCOD', 'LHI', 'Vente'].map(entree),
        regle: 'Rénovation urbaine, copropriétés dégradées, habitat indigne et vente : ces relogements ne comptent pas dans le flux.',
        source: CCH_FLUX,
      },
    ],
    [
      'Assiette',
      {
        titre: 'Assiette : logements à partager entre les réservataires (logements par an)',
        symbole: 'N',
        calcul: 'max(0 ; {G} − {M} − {R})',
        termes: [ici('Flux brut', 'G'), ici('Mutations', 'M'), ici('Relogements', 'R')],
        regle: 'Flux brut moins mutations et relogements (D = M + R), jamais négative.',
        source: { ...CCH_FLUX, texte: `${REFERENTIEL.texte} ; ${CCH_FLUX.texte}` },
      },
    ],
    [
      'Contrôle du taux',
      alerte(
        'Le taux est-il dans les bornes attendues ?',
        [ici('Taux de rotation', 'τ'), parametre('tauxMinimal'), parametre('tauxMaximal')],
        'Alerte V15 hors des bornes des paramètres, ou si le taux est inconnu (n/d) : saisissez les libérations ou le taux. « À vérifier » sans parc éligible. Rien n’est bloqué.',
      ),
    ],
    [
      'Contrôle des déductions',
      alerte(
        'Les déductions dépassent-elles le flux brut ?',
        [ici('Déficit')],
        'Alerte V16 dès que le déficit, arrondi au centième de logement, n’est pas nul.',
      ),
    ],
    [
      'Contrôle des mutations',
      alerte(
        'Les mutations sont-elles déduites deux fois ?',
        [ici('Variante'), ici('Mutations'), ici('Double déduction')],
        'Alerte V19 dès que le taux harmonisé les exclut et qu’elles sont déduites de l’assiette, quelle que soit la quantité.',
      ),
    ],
    [
      'Contrôle du parc',
      alerte(
        'Le parc suffit-il aux logements hors flux ?',
        [ici('Hors flux', 'X'), ici('Parc', 'P')],
        'Alerte V20 si le parc déclaré est plus petit que les logements hors flux de l’inventaire.',
      ),
    ],
    [
      'Effet du taux intermédiaire',
      {
        titre: 'Ce que le taux intermédiaire changerait à l’assiette (logements par an)',
        regle:
          'Assiette au taux intermédiaire moins assiette retenue, si V19 avertit ; « n/d » tant que les mutations ne sont pas distinguées.',
        source: NEGOFLUX,
      },
    ],
    [
      'Effet de la déduction à 0',
      {
        titre: 'Ce que l’assiette gagnerait sans déduire les mutations (logements par an)',
        termes: [ici('Flux brut', 'G'), ici('Relogements', 'R'), ici('Assiette', 'N')],
        regle: 'Flux brut moins relogements, jamais négatif, moins l’assiette retenue, si V19 avertit.',
        source: NEGOFLUX,
      },
    ],
    [
      'Déficit',
      {
        titre: 'Ce que les déductions ont de trop par rapport au flux brut (logements par an)',
        calcul: 'max(0 ; {M} + {R} − {G})',
        termes: [ici('Mutations', 'M'), ici('Relogements', 'R'), ici('Flux brut', 'G')],
        regle: 'L’assiette vaut 0 quand les déductions dépassent le flux brut ; le manque est montré, pas reporté.',
        source: NEGOFLUX,
      },
    ],
    [
      'Double déduction',
      {
        titre: 'Logements retirés deux fois : dans le taux, puis de l’assiette (logements par an)',
        regle:
          'Taux harmonisé et mutations déduites : parc éligible × part des mutations dans le taux de la période (M × B ÷ parc de référence) ; « n/d » si elles ne sont pas distinguées parmi les libérations. Une mutation libère un logement et en prend un.',
        source: NEGOFLUX,
      },
    ],
    [
      'Variante',
      {
        titre: 'Définition du taux retenue',
        termes: [scenario ? entree('Variante de taux') : dans('Rotation', 'Variante', CLE)],
        regle: scenario ? 'Celle de la référence, tant que le scénario ne la remplace pas.' : 'Choisie dans la feuille Hypothèses.',
        source: NEGOCIATION,
      },
    ],
    calcul(
      'Période',
      'Année ou moyenne retenue pour le taux',
      scenario ? 'Celle de la référence, tant que le scénario ne la remplace pas.' : 'Choisie dans la feuille Hypothèses.',
      NEGOCIATION,
    ),
    [
      'Dénominateur',
      {
        titre: 'Parc sur lequel les parts sont comptées',
        termes: [scenario ? exception('Dénominateur des parts') : parametre('denominateurDesParts')],
        regle: 'Parc éligible par défaut ; parc total si les parties le choisissent.',
        source: NEGOCIATION,
      },
    ],
    [
      'Méthode Action Logement',
      {
        titre: 'Méthode appliquée à Action Logement dans ce jeu d’hypothèses',
        termes: scenario ? [exception('Méthode Action Logement')] : [],
        regle: '« Inchangée » : la méthode de chaque réservataire dans Hypothèses.',
        source: NEGOCIATION,
      },
    ],
    [
      'Hors flux obligatoires',
      {
        titre: 'Logements exclus de droit (logements)',
        calcul: '{Parc motifs obligatoires}',
        termes: [compte('Parc motifs obligatoires')],
        regle: 'Défense, sécurité, santé, plan de vente, démolition.',
        source: CCH_FLUX,
      },
    ],
    ...MOTIFS_NEGOCIES.flatMap(({ code, libelle, source }): Entree[] => {
      const court = MOTIF_COURT[code];
      return [
        [
          `Hors flux ${court}`,
          {
            titre: `Logements exclus du flux : ${libelle} (logements)`,
            calcul: `{Parc ${court}} × {Exclu ${court}}`,
            termes: [compte(`Parc ${court}`), ici(`Exclu ${court}`)],
            regle: 'Motif négocié : compté seulement si vous l’excluez.',
            source: { texte: source },
          },
        ],
        [
          `Exclu ${court}`,
          {
            titre: `1 si le motif est exclu du flux, 0 sinon : ${libelle}`,
            termes: [
              scenario
                ? exception(`Exclure ${court}`)
                : dans('Motifs', 'Coefficient', code, { colonneCle: 'Motif', nom: `Coefficient du motif ${court}` }),
            ],
            regle: 'Choix de la feuille Hypothèses, ou du scénario.',
            source: NEGOCIATION,
          },
        ],
      ];
    }),
  ];
};
