/** A policy as the demo core system keeps it. Everybody in here is made up; document numbers are unassigned but have valid check digits. */
export type DemoPolicy = {
  readonly policyNo: string;
  readonly product: string;
  readonly kind: 'medical' | 'motor' | 'cargo' | 'property';
  readonly status: 'active' | 'lapsed';
  readonly insuredName: string;
  readonly insuredId: string;
  readonly phone: string;
  /** Local dates, both inclusive. */
  readonly effectiveOn: string;
  readonly expiresOn: string;
  readonly deductibleFen: number;
  /** Share of the covered amount that is paid, 0..1. */
  readonly ratio: number;
  readonly limitFen: number;
  readonly waitDays: number;
  /** Lowest class of hospital whose bills count, 1..3; 0 where it does not matter. */
  readonly minHospitalLevel: number;
};

const year = { status: 'active', effectiveOn: '2026-01-01', expiresOn: '2026-12-31' } as const;
const smallMedical = {
  ...year,
  product: '安和小额医疗险',
  kind: 'medical',
  deductibleFen: 0,
  ratio: 0.9,
  limitFen: 5_000_000,
  waitDays: 30,
  minHospitalLevel: 2,
} as const;
const millionMedical = {
  ...year,
  product: '安和百万医疗险',
  kind: 'medical',
  deductibleFen: 1_000_000,
  ratio: 1,
  limitFen: 200_000_000,
  waitDays: 90,
  minHospitalLevel: 2,
} as const;
const propertyTerms = { ...year, ratio: 1, waitDays: 0, minHospitalLevel: 0 } as const;

const wang = { insuredName: '王小明', insuredId: '110101199003074477', phone: '13800001234' };
const li = { insuredName: '李思雨', insuredId: '310104198810123345', phone: '13900005678' };
const chen = { insuredName: '陈建国', insuredId: '440306197506235017', phone: '13700009012' };

/** What each demo insurer has sold, by tenant. */
export const demoPolicies: Readonly<Record<string, readonly DemoPolicy[]>> = {
  anhe: [
    { policyNo: 'P2026A0001', ...smallMedical, ...wang },
    { policyNo: 'P2026A0002', ...millionMedical, ...wang },
    { policyNo: 'P2026A0003', ...smallMedical, ...li },
    { policyNo: 'P2026A0004', ...millionMedical, ...li, effectiveOn: '2026-03-01', expiresOn: '2027-02-28' },
    { policyNo: 'P2026A0005', ...millionMedical, ...chen },
    { policyNo: 'P2025A0006', ...smallMedical, ...chen, status: 'lapsed', effectiveOn: '2025-01-01', expiresOn: '2025-12-31' },
  ],
  hengtai: [
    {
      policyNo: 'H2026V0001',
      product: '恒泰机动车损失险',
      kind: 'motor',
      ...propertyTerms,
      deductibleFen: 50_000,
      limitFen: 15_000_000,
      ...wang,
    },
    {
      policyNo: 'H2026V0002',
      product: '恒泰机动车损失险',
      kind: 'motor',
      ...propertyTerms,
      deductibleFen: 0,
      limitFen: 8_000_000,
      ...chen,
    },
    {
      policyNo: 'H2026C0003',
      product: '恒泰国内货运险',
      kind: 'cargo',
      ...propertyTerms,
      deductibleFen: 100_000,
      limitFen: 50_000_000,
      ...li,
    },
    {
      policyNo: 'H2026P0004',
      product: '恒泰家庭财产险',
      kind: 'property',
      ...propertyTerms,
      deductibleFen: 20_000,
      limitFen: 30_000_000,
      ...li,
    },
  ],
};
