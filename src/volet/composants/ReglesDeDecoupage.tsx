/** How a cell that names several réservataires is split, and what that gives here. */
import { Checkbox, Text } from '@fluentui/react-components';
import { SEPARATEURS, type RegleDeDecoupage, type Separateur } from '../../domaine/reservataires/decouper';
import type { CelluleMultiple } from '../../domaine/reservataires/rapprocher';
import { accorder, afficherEntier } from '../etat/nombres';
import { useStylesEcran } from './styles';

interface Props {
  readonly decoupage: RegleDeDecoupage;
  readonly multiples: readonly CelluleMultiple[];
  readonly occupe: boolean;
  readonly onChanger: (decoupage: RegleDeDecoupage) => void;
}

const LIBELLE: Readonly<Record<Separateur, string>> = {
  '/': '/ (barre oblique)',
  '+': '+',
  ';': '; (point-virgule)',
  '|': '| (barre verticale)',
  ',': ', (virgule)',
  '&': '&',
  '-': '- (tiret entre espaces)',
  et: '« et »',
};
const MONTREES = 50;

export function ReglesDeDecoupage({ decoupage, multiples, occupe, onChanger }: Props) {
  const styles = useStylesEcran();
  const basculer = (separateur: Separateur, garder: boolean): void =>
    onChanger({ separateurs: SEPARATEURS.filter((autre) => (autre === separateur ? garder : decoupage.separateurs.includes(autre))) });
  return (
    <>
      <Text size={200}>Une cellule est séparée quand chaque morceau est un réservataire reconnu. Séparateurs acceptés :</Text>
      <div role="group" aria-label="Séparateurs acceptés">
        {SEPARATEURS.map((separateur) => (
          <div key={separateur}>
            <Checkbox
              label={LIBELLE[separateur]}
              checked={decoupage.separateurs.includes(separateur)}
              disabled={occupe}
              onChange={(_, { checked }) => basculer(separateur, checked === true)}
            />
          </div>
        ))}
      </div>
      <ul className={styles.puces} aria-label="Cellules séparées">
        {multiples.slice(0, MONTREES).map(({ nom, nombre, noms }) => (
          <li key={nom}>
            <Text size={200}>{`« ${nom} » (${accorder(nombre, 'logement')}) → ${noms.join(' et ')}`}</Text>
          </li>
        ))}
      </ul>
      {multiples.length > MONTREES && <Text size={200}>{`et ${afficherEntier(multiples.length - MONTREES)} autres.`}</Text>}
    </>
  );
}
