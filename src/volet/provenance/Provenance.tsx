/** Closed until it is asked for: nothing is listened to, and its content is not even loaded. */
import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { PorteExcel } from '../../excel/porte';
import { LimiteErreur } from '../composants/LimiteErreur';
import type { Negoflux } from '../etat/useNegoflux';

const FicheDuChiffre = lazy(() => import('./FicheDuChiffre').then((m) => ({ default: m.FicheDuChiffre })));

const useStyles = makeStyles({
  section: {
    position: 'sticky',
    bottom: 0,
    maxHeight: '60vh',
    overflowY: 'auto',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: 'anywhere',
  },
});

export function Provenance({ porte, negoflux }: { readonly porte: PorteExcel; readonly negoflux: Negoflux }) {
  const styles = useStyles();
  const [ouvert, setOuvert] = useState(false);
  return (
    <section className={styles.section} aria-label="D’où vient ce chiffre ?">
      <Button appearance="subtle" size="small" aria-expanded={ouvert} onClick={() => setOuvert(!ouvert)}>
        {`${ouvert ? '▾' : '▸'} D’où vient ce chiffre ?`}
      </Button>
      {ouvert && (
        <LimiteErreur>
          <Suspense fallback={<Spinner size="small" label="Chargement…" />}>
            <FicheDuChiffre porte={porte} negoflux={negoflux} />
          </Suspense>
        </LimiteErreur>
      )}
    </section>
  );
}
