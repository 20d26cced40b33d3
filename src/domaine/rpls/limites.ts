/** What an RPLS file cannot say, said plainly at its first line (DOMAINE §0.2 points 4 and 10, §5.4, §7). */
import type { Anomalie } from '../inventaire';
import { parcourirParLots } from '../lots';
import { constat } from './constats';
import type { Disposition } from './dispositions';
import type { LogementRpls } from './logement-rpls';
import type { MobiliteRpls } from './mobilite';
import { phrasesDeMobilite, pluriel } from './phrases-de-mobilite';

export function* limitesDuRpls(
  logements: readonly LogementRpls[],
  disposition: Disposition,
  mobilite: MobiliteRpls,
  millesime: number,
  ligne: number,
): Generator<void, readonly Anomalie[]> {
  const contingents = new Map<string, number>();
  let [commercialises, enAttente] = [0, 0];
  yield* parcourirParLots(logements, ({ texte, mode }) => {
    const code = texte('CONTRESLOG');
    contingents.set(code, (contingents.get(code) ?? 0) + 1);
    if (texte('MISCOMMERCIAL') === '1') commercialises += 1;
    if (mode === '3') enAttente += 1;
  });
  const contingent = (code: string): number => contingents.get(code) ?? 0;
  const phrases = [
    `le fichier RPLS ne nomme aucun réservataire : il ne donne qu’un contingent à sept valeurs (position 63). Le contingent 4 (${pluriel(contingent('4'), 'logement', 'logements')}) mêle communes, intercommunalités et départements : pour les séparer, lisez un inventaire qui porte les noms.`,
    `la part de l’État ne se voit pas si son contingent est déjà géré en flux : ces logements sont alors codés 7, « non réservé » (${pluriel(contingent('7'), 'logement', 'logements')}). Saisissez la part de l’État dans les hypothèses.`,
    'les logements réservés à la défense nationale, à la sécurité intérieure ou aux établissements de santé, qui sont hors du flux, ne s’y distinguent pas : complétez-les s’il y en a.',
    'le fichier ne donne aucune date de convention de réservation : tous les droits comptent comme actifs. La convention de la position 36 est celle de l’APL, elle n’est pas utilisée.',
    'l’EPCI n’est pas dans le fichier : il est déduit de la commune par la table officielle.',
    'les libérations viennent des baux pris depuis le début de l’année précédente. Le fichier ne dit pas lesquelles sont des mutations internes ou des relogements (ANRU, ORCOD, LHI) : toutes comptent comme des départs ; un logement libéré mais encore vacant n’y est pas. Saisissez ces volumes dans les hypothèses si vous les connaissez.',
    'la position 22, « zone urbaine sensible » dans l’arrêté, est lue comme le quartier prioritaire (QPV), ce que les fichiers récents y mettent.',
    'les foyers et résidences sociales ne figurent pas dans RPLS.',
    ...(enAttente > 0
      ? [
          'le mode d’occupation 3 mêle attente de travaux, de vente et de démolition : il est lu comme des travaux. Corrigez les logements inscrits à un plan de vente ou voués à la démolition.',
        ]
      : []),
    ...(commercialises > 0
      ? [
          `${pluriel(commercialises, 'logement a été mis', 'logements ont été mis')} en vente l’an dernier (position 59) et reste${commercialises > 1 ? 'nt' : ''} dans le flux : vérifiez le plan de vente.`,
        ]
      : []),
    ...phrasesDeMobilite(mobilite, millesime),
  ];
  const version = disposition.publiee
    ? constat(ligne, 'information', `disposition lue : ${disposition.version} (${disposition.source}).`)
    : constat(
        ligne,
        'alerte',
        `disposition lue : ${disposition.version}. Son texte officiel n’a pas été vérifié ; les 63 premières positions l’ont été par leur contenu. Contrôlez quelques logements avant de vous en servir.`,
      );
  return [version, ...phrases.map((phrase) => constat(ligne, 'information', phrase))];
}
